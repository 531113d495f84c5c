import {
  computed,
  getCurrentInstance,
  inject,
  onScopeDispose,
  provide,
  reactive,
  ref,
  toValue,
  useId,
  watch,
  type InjectionKey,
  type MaybeRefOrGetter,
  type Ref,
} from 'vue'
import type { Problem } from '@/api/problem'
import type { Draft } from '@/state/draft'

// What every field takes. A field is required unless it says `optional`; `bare` hides the label from the eye, never from a
// reader.
export interface FieldProps {
  label: string
  name: string
  hint?: string
  error?: string
  optional?: boolean
  bare?: boolean
}

export interface FormFields {
  error_of: (name: string) => string | undefined
  tried: () => boolean
  mended: (name: string) => void
  register: (name: string, control_id: string, label: () => string, own_fault: () => string | undefined) => void
  forget: (name: string) => void
  hold: (name: string, model: Ref<unknown>) => void
}

export const form_key: InjectionKey<FormFields> = Symbol('form')

interface Known {
  control: string
  label: () => string
  own_fault: () => string | undefined
}

// The form's side: knows its fields, what the server said of each, and what each says of itself. What the server said of a field
// holds until the field is changed; whether it is right now, the next try tells.
export function use_form(problem: MaybeRefOrGetter<Problem | undefined | null>, draft: Draft | null) {
  const known = reactive(new Map<string, Known>())
  const said = computed(() => new Map((toValue(problem)?.fields ?? []).map(fault => [fault.field, fault.message])))
  const mended = reactive(new Set<string>())
  watch(
    () => toValue(problem),
    () => mended.clear(),
  )
  const holds = (name: string) => !mended.has(name)
  provide(form_key, {
    error_of: name => (holds(name) ? said.value.get(name) : undefined),
    tried: () => tried.value,
    mended: name => mended.add(name),
    register: (name, control, label, own_fault) => known.set(name, { control, label, own_fault }),
    forget: name => known.delete(name),
    hold: (name, model) => draft?.hold(name, model),
  })
  const tried = ref(false)
  // What the server said of other fields it has not said again: those that were put right since stay so.
  function own_faults() {
    tried.value = true
    const faults = [...known].flatMap(([field, { own_fault }]) => {
      const message = own_fault()
      return message ? [{ field, message }] : []
    })
    faults.forEach(({ field }) => mended.delete(field))
    return faults
  }
  const control_of = (name: string) => known.get(name)?.control
  const label_of = (name: string) => known.get(name)?.label()
  return { own_faults, control_of, label_of, holds }
}

// The field's side: ids that tie label, hint and error to the control, and the error to show. A field's own fault stops its form
// at once, but shows only when `settled`: nobody is told off while still typing. What is typed into `model` is kept by a form
// that keeps drafts.
export function use_field(
  props: FieldProps,
  model: Ref<unknown> | null,
  own_fault: () => string | undefined = () => undefined,
  settled: () => boolean = () => true,
) {
  const form = inject(form_key, null)
  const control = useId()
  const error = computed(
    () => props.error ?? (settled() || form?.tried() ? own_fault() : undefined) ?? form?.error_of(props.name),
  )
  form?.register(props.name, control, () => props.label, own_fault)
  onScopeDispose(() => form?.forget(props.name))
  if (model) form?.hold(props.name, model)
  const { props: given } = getCurrentInstance()!
  watch(
    () => given.modelValue,
    () => form?.mended(props.name),
  )
  const described = computed(
    () => [props.hint && `${control}-hint`, error.value && `${control}-error`].filter(Boolean).join(' ') || undefined,
  )
  const frame = computed(() => {
    const { label, name, hint, optional, bare } = props
    return { label, name, hint, optional, bare, control, error: error.value }
  })
  return reactive({ control, error, described, frame })
}

// Left for the button that sends its form: what is wrong then shows by the try itself. Shown at once it would move the button
// away below the finger, and the press would be lost.
export const left_to_send = ({ relatedTarget: to, target }: FocusEvent): boolean =>
  to instanceof HTMLButtonElement && to.type === 'submit' && to.form === (target as HTMLInputElement).form
