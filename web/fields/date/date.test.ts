import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import DateField from './DateField.vue'

describe('a day that is typed', () => {
  it('stays in sight with its fault when it is out of range, and is no day until mended', async () => {
    const field = mount(DateField, { props: { name: 'day', label: 'Day', min: '2026-01-01', max: '2026-12-31',
      modelValue: '2026-03-12', 'onUpdate:modelValue': (day: string | null) => field.setProps({ modelValue: day }) } })
    const box = field.get('input')
    await box.setValue('1/2/2020')
    await box.trigger('blur')
    await nextTick()
    expect(field.props('modelValue')).toBeNull()
    expect(box.element.value).toBe('1/2/2020')
    expect(box.attributes('aria-invalid')).toBe('true')
    await box.setValue('1/2/2026')
    expect(field.props('modelValue')).toMatch(/^2026-0[12]-0[12]$/)
    expect(box.attributes('aria-invalid')).toBeUndefined()
  })
})
