export interface KeptFile {
  sha256: string
  name: string
  type: string
  size: number
}
export interface LaidFile {
  id: string
  revision: number
  text: string
  file: KeptFile | null
  by_name: string | null
  at: string
}
