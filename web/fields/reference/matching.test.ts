import { expect, it } from 'vitest'
import { matching } from './matching'

const districts = ['Île de Nantes', 'Nantes Nord', 'Nantes Erdre', 'Bellevue - Chantenay'].map((name, i) => ({
  id: String(i),
  name,
}))
const names = (text: string) => matching(districts, text).map(choice => choice.name)

it('ignores accents and case', () => expect(names('ile')).toEqual(['Île de Nantes']))
it('puts what begins so first', () => expect(names('nantes')).toEqual(['Nantes Nord', 'Nantes Erdre', 'Île de Nantes']))
it('wants every word', () => expect(names('nantes no')).toEqual(['Nantes Nord']))
it('shows all for nothing typed', () => expect(names(' ')).toHaveLength(4))
