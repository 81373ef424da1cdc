import { reconcileStructures, type StructureReconciliation } from '#app/reconcile-structures.ts'
import { askedView } from '#app/tables-in-view.ts'
import type { Outcome } from '#domain/outcome.ts'
import { fullYear } from '#domain/period.ts'
import type { StructureView } from '#domain/structure-view.ts'
import { defineCommand, exitCodes } from '../define-command.ts'
import { operator } from '../operator.ts'
import { printReconciliation } from '../print-reconciliation.ts'

export const reconcile = defineCommand({
  name: 'reconcile',
  summarySv: 'Stämmer av en enhets resultat mellan två strukturer: vad som har flyttats, vart och varför.',
  operands: { least: 0, most: 0 },
  options: {
    unit: {
      type: 'string',
      valueSv: 'ENHET',
      helpSv: 'Enhetens kod. De närmast underställda enheterna stäms av.',
      required: true,
    },
    year: { type: 'string', valueSv: 'ÅR', helpSv: 'Året som beloppen gäller, till exempel 2023.', required: true },
    from: {
      type: 'string',
      valueSv: 'VY',
      helpSv: 'Strukturen att utgå från: reported, current eller en månad.',
      default: 'reported',
    },
    to: {
      type: 'string',
      valueSv: 'VY',
      helpSv: 'Strukturen att jämföra med: reported, current eller en månad.',
      default: 'current',
    },
  },
  examples: ['tertial reconcile --unit rk --year 2023', 'tertial reconcile --unit rk --year 2024 --from 2023-06 --to current'],

  async run(input, io) {
    const effects = await io.effects()
    const year = input.text('year')
    if (!/^\d{4}$/.test(year)) {
      io.say('--year ska vara ett år, till exempel 2023.')
      return exitCodes.wrongUse
    }
    const [from, to] = [askedView(input.text('from'), effects.clock), askedView(input.text('to'), effects.clock)]
    const reconciled = from.kind !== 'done' ? from : to.kind !== 'done' ? to : await between(from.value, to.value)
    if (reconciled.kind !== 'done') {
      io.say(reconciled.kind === 'refused' ? reconciled.reasonSv : reconciled.messageSv)
      return exitCodes.wrongUse
    }
    printReconciliation(reconciled.value, io.out)
    return exitCodes.done

    function between(from: StructureView, to: StructureView): Promise<Outcome<StructureReconciliation>> {
      const question = { orgUnit: input.text('unit'), period: fullYear(Number(year)), from, to }
      return reconcileStructures(question, operator, effects)
    }
  },
})
