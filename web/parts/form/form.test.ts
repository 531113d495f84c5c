import { mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { describe, expect, it } from 'vitest'
import DateField from '@/fields/date/DateField.vue'
import TextField from '@/fields/text/TextField.vue'
import Form from './Form.vue'

const fault = (...fields: string[]) => ({
  status: 422,
  code: 'invalid',
  message: '',
  fields: fields.map(field => ({ field, message: `mend ${field}` })),
})
const form = (problem: ReturnType<typeof fault> | null) =>
  mount({
    components: { Form, TextField },
    props: ['problem'],
    data: () => ({ title: null, body: null }),
    template: `<Form submit="Save" :problem="problem"><TextField v-model="title" name="title" label="Title" />
      <TextField v-model="body" name="body" label="Body" /></Form>`,
  }, { props: { problem } })
const red = (page: ReturnType<typeof form>) => page.findAll('.field-error').map(one => one.text())
const listed = (page: ReturnType<typeof form>) => page.findAll('.error-summary li').map(one => one.text())

describe('what is wrong in a form', () => {
  it('is told of a field until the field is changed', async () => {
    const page = form(fault('title', 'body'))
    await nextTick()
    expect(red(page)).toEqual(['mend title', 'mend body'])
    await page.find('[name=title]').setValue('North')
    expect(red(page)).toEqual(['mend body'])
    expect(listed(page)).toEqual(['Body · mend body'])
    await page.find('[name=body]').setValue('Service')
    expect(page.find('.error-summary').exists()).toBe(false)
  })

  it('is told again where the next try says so', async () => {
    const page = form(fault('title'))
    await page.find('[name=title]').setValue('North')
    expect(red(page)).toEqual([])
    await page.setProps({ problem: fault('title') })
    expect(red(page)).toEqual(['mend title'])
  })

  it('is not told again of a field put right when the next try stops at another', async () => {
    const page = mount({
      components: { DateField, Form, TextField },
      data: () => ({ title: null, on: null, problem: fault('title') }),
      template: `<Form submit="Save" :problem="problem"><TextField v-model="title" name="title" label="Title" />
        <DateField v-model="on" name="on" label="On" optional /></Form>`,
    })
    await nextTick()
    await page.find('[name=title]').setValue('North')
    await page.find('[name=on]').setValue('31/2/2026')
    await page.find('form').trigger('submit')
    await nextTick()
    const control = page.find('[name=on]').attributes('id')
    expect(page.findAll('.field-error').map(one => one.attributes('id'))).toEqual([`${control}-error`])
    expect(page.findAll('.error-summary li')).toHaveLength(1)
    await page.find('[name=on]').setValue('30/2/2026')
    await page.find('form').trigger('submit')
    await nextTick()
    expect(page.findAll('.error-summary li')).toHaveLength(1)
  })

  it('stays where it belongs to no field', async () => {
    const page = form({ ...fault('elsewhere'), message: 'It was sent already.' })
    await page.find('[name=title]').setValue('North')
    expect(listed(page)).toEqual(['mend elsewhere'])
    expect(page.find('.error-summary').text()).toContain('It was sent already.')
  })
})
