import { mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { describe, expect, it } from 'vitest'
import Form from '@/parts/form/Form.vue'
import { need, speak } from '@/words'
import TimeField from './TimeField.vue'

const form = async (time: string | null = '18:00') => {
  await need('parts')
  await speak('en')
  return mount({
    components: { Form, TimeField },
    data: () => ({ time, sent: [] as (string | null)[] }),
    template: '<Form submit="Keep" @submit="sent.push(time)"><TimeField v-model="time" name="time" label="At" /></Form>',
  })
}
const box = (page: Awaited<ReturnType<typeof form>>) => page.find<HTMLInputElement>('[name=time]')

describe('an hour that is typed', () => {
  it('goes as a clock shows it, and stands so in the box', async () => {
    const page = await form()
    await box(page).setValue('18h30')
    await box(page).trigger('blur')
    expect(box(page).element.value).toBe('18:30')
    await page.find('form').trigger('submit')
    expect(page.vm.sent).toEqual(['18:30'])
  })

  it.each(['25:99', '18h30x', ''])('that is none (%s) sends nothing, and is told below the box', async typed => {
    const page = await form()
    await box(page).setValue(typed)
    expect(page.find('.field-error').exists()).toBe(false)
    await page.find('form').trigger('submit')
    await nextTick()
    expect(page.vm.sent).toEqual([])
    expect(page.find('.field-error').text()).toBe('Write an hour of the day, such as 18:30 or 6pm.')
    expect(box(page).element.value).toBe(typed)
  })

  it('is told when the box is left, but moves no button that is being pressed', async () => {
    const page = await form()
    await box(page).setValue('25:99')
    await box(page).trigger('blur', { relatedTarget: page.find('[type=submit]').element })
    expect(page.find('.field-error').exists()).toBe(false)
    await box(page).trigger('blur')
    expect(page.find('.field-error').exists()).toBe(true)
  })
})
