import { describe, expect, it } from 'vitest'
import { refusal } from './refusal'

describe('why nobody was let in', () => {
  it('is said where the address says it', () => expect(refusal('unknown')).toBe('unknown'))
  it('is nothing where it says nothing', () => {
    expect(refusal(undefined)).toBeNull()
    expect(refusal('')).toBeNull()
    expect(refusal(['denied', 'stale'])).toBeNull()
  })
  it('is never what somebody else wrote there', () => expect(refusal('Call 0800 to pay')).toBe('untrusted'))
})
