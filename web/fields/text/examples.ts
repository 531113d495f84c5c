import { examples, kept, w } from '@/examples/example'
import ChoiceField from '../choice/ChoiceField.vue'
import ChoicesField from '../choices/ChoicesField.vue'
import DateField from '../date/DateField.vue'
import EmailField from '../email/EmailField.vue'
import FileField from '../file/FileField.vue'
import FlagField from '../flag/FlagField.vue'
import LongTextField from '../long-text/LongTextField.vue'
import MoneyField from '../money/MoneyField.vue'
import NumberField from '../number/NumberField.vue'
import PasswordField from '../password/PasswordField.vue'
import ReferenceField from '../reference/ReferenceField.vue'
import TimeField from '../time/TimeField.vue'
import TextField from './TextField.vue'

const districts = [
  'Bellevue - Chantenay - Sainte-Anne',
  'Breil - Barberie',
  'Centre-ville',
  'Dervallières - Zola',
  'Doulon - Bottière',
  'Île de Nantes',
  'Nantes Nord',
]
const stages = () => [
  { value: 'nursery', label: w('Nursery', 'Maternelle') },
  { value: 'primary', label: w('Primary', 'Élémentaire') },
  { value: 'lower', label: w('Lower secondary', 'Collège') },
]

export default examples('Fields', {
  text: kept(TextField, 'Homework club', () => ({ name: 'title', label: w('Title', 'Titre') })),
  'text, with hint and error': kept(TextField, null, () => ({
    name: 'reason',
    label: w('Because…', 'Parce que…'),
    hint: w('One line: how it helps the goal.', 'Une ligne : en quoi cela sert l’objectif.'),
    error: w('Say why in a few words.', 'Dites pourquoi en quelques mots.'),
  })),
  'long text': kept(LongTextField, null, () => ({
    name: 'about',
    label: w('What it is not', 'Ce que ce n’est pas'),
    optional: true,
  })),
  number: kept(NumberField, 1487.5, () => ({
    name: 'value',
    label: w('How many children came?', 'Combien d’enfants sont venus ?'),
    unit: w('children', 'enfants'),
  })),
  money: kept(MoneyField, 1200000, () => ({ name: 'budget', label: 'Budget' })),
  email: kept(EmailField, null, () => ({ name: 'email', label: w('E-mail', 'Courriel') })),
  password: kept(PasswordField, 'la mare aux canards', () => ({
    name: 'password',
    label: w('Password', 'Mot de passe'),
    fresh: true,
  })),
  date: kept(DateField, '2026-03-12', () => ({ name: 'starts_on', label: w('Starts on', 'Commence le') })),
  time: kept(TimeField, '18:30', () => ({ name: 'time', label: w('At', 'À') })),
  'one of a few': kept(ChoiceField, 'counted', () => ({
    name: 'confidence',
    label: w('How do you know?', 'D’où vient ce chiffre ?'),
    options: [
      { value: 'counted', label: w('counted', 'compté') },
      { value: 'estimated', label: w('estimated', 'estimé'), hint: w('To the nearest ten', 'À la dizaine près') },
      { value: 'heard', label: w('heard', 'entendu dire') },
    ],
  })),
  'one of many': kept(ChoiceField, null, () => ({
    name: 'frequency',
    label: w('How often', 'À quel rythme'),
    options: ['a', 'b', 'c', 'd', 'e', 'f'].map((value, i) => ({
      value,
      label: w(`every ${i + 1} months`, `tous les ${i + 1} mois`),
    })),
  })),
  'any of a few': kept(ChoicesField, ['primary'], () => ({ name: 'stages', label: w('Ages', 'Âges'), options: stages() })),
  flag: kept(FlagField, true, () => ({
    name: 'by_territory',
    label: w('Each district gives its own number', 'Chaque quartier donne son chiffre'),
    hint: w('Otherwise one number for the city.', 'Sinon un seul chiffre pour la ville.'),
  })),
  reference: kept(ReferenceField, '3', () => ({
    name: 'territory',
    label: w('District', 'Quartier'),
    options: districts.map((name, i) => ({ id: String(i), name })),
  })),
  file: kept(FileField, null, () => ({
    name: 'file',
    label: w('Your plan as a spreadsheet', 'Votre plan en tableur'),
    accept: '.xlsx,.csv',
  })),
})
