export interface AskedPlace {
  territory: string | null
  place: string | null
  reporter: string
  asked_of: string | null
  url: string
  person: string | null
  expires_on: string
  mail_at: string | null
  waits: boolean
  qr: string[]
}
export interface Asked {
  mails: number
  asks: AskedPlace[]
}
