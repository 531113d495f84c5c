import { defineComponent, h, reactive } from 'vue'
import TextField from '@/fields/text/TextField.vue'
import LongTextField from '@/fields/long-text/LongTextField.vue'
import NumberField from '@/fields/number/NumberField.vue'
import { examples, w } from '@/examples/example'
import Button from '../button/Button.vue'
import Form from './Form.vue'

const refused = () => ({
  status: 422,
  code: 'invalid',
  message: '',
  fields: [
    { field: 'title', message: w('Give the action a title.', 'Donnez un titre à la fiche action.') },
    { field: 'target', message: w('The target is the same as the start.', 'La cible est égale au départ.') },
  ],
})

const form = (problem: () => ReturnType<typeof refused> | undefined) =>
  defineComponent({
    setup() {
      const values = reactive({ title: null as string | null, is_about: null as string | null, target: 600 as number | null })
      return () =>
        h(
          Form,
          { submit: w('Save', 'Enregistrer'), plain: !problem(), problem: problem() },
          {
            default: () => [
              h(TextField, {
                name: 'title',
                label: w('Title', 'Titre'),
                modelValue: values.title,
                'onUpdate:modelValue': (next: string | null) => {
                  values.title = next
                },
              }),
              h(LongTextField, {
                name: 'is_about',
                label: w('What it is', 'Ce que c’est'),
                hint: w('One or two sentences a parent would understand.', 'Une ou deux phrases qu’un parent comprendrait.'),
                optional: true,
                modelValue: values.is_about,
                'onUpdate:modelValue': (next: string | null) => {
                  values.is_about = next
                },
              }),
              h(NumberField, {
                name: 'target',
                label: w('Number wanted', 'Chiffre visé'),
                unit: w('children', 'enfants'),
                modelValue: values.target,
                'onUpdate:modelValue': (next: number | null) => {
                  values.target = next
                },
              }),
            ],
            actions: () => h(Button, { kind: 'quiet' }, () => w('Not now', 'Pas maintenant')),
          },
        )
    },
  })

export default examples('Form', { still: form(() => undefined), 'refused, all faults at once': form(refused) })
