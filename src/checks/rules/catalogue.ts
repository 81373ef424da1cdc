import type { CheckDefinition } from '../define-check.ts'
import { sumsAreExact } from './f-001-sums-are-exact.ts'
import { differencesAreExact } from './f-002-differences-are-exact.ts'
import { printedSumsFoot } from './f-003-printed-sums-foot.ts'
import { unitsAreStated } from './f-004-units-are-stated.ts'
import { textFiguresAreBound } from './f-005-text-figures-are-bound.ts'
import { textAgreesWithTables } from './f-006-text-agrees-with-tables.ts'
import { nothingIsLeftToFillIn } from './f-007-nothing-is-left-to-fill-in.ts'
import { statusWordsAreKnown } from './f-008-status-words-are-known.ts'
import { statusAgreesWithComment } from './f-009-status-agrees-with-comment.ts'
import { laggingPeriodsAreSaid } from './f-010-lagging-periods-are-said.ts'
import { oneFactOneValue } from './f-011-one-fact-one-value.ts'
import { assignmentCodesExist } from './f-012-assignment-codes-exist.ts'
import { noTextIsRepeated } from './f-013-no-text-is-repeated.ts'
import { percentIsNotPoints } from './f-014-percent-is-not-points.ts'
import { unmetTargetsAreExplained } from './f-015-unmet-targets-are-explained.ts'
import { everyFigureHasABasis } from './f-016-every-figure-has-a-basis.ts'
import { thePlanIsAnswered } from './f-017-the-plan-is-answered.ts'
import { wordsFollowTheSign } from './f-018-words-follow-the-sign.ts'
import { timeframesAreKept } from './f-019-timeframes-are-kept.ts'
import { figuresEqualTheirBasis } from './f-020-figures-equal-their-basis.ts'
import { relativeChangesAreExact } from './f-021-relative-changes-are-exact.ts'
import { numbersAreWrittenInSwedish } from './f-022-numbers-are-written-in-swedish.ts'
import { noTextTellsWhatIsWithheld } from './f-023-no-text-tells-what-is-withheld.ts'
import { whatWasReportedStands } from './f-024-what-was-reported-stands.ts'
import { oldFiguresAreNotCopied } from './f-025-old-figures-are-not-copied.ts'
import { peopleAreCalledByTheirNames } from './f-026-people-are-called-by-their-names.ts'

/** Every rule that a report is held against, in the order of their codes. */
export const checks: readonly CheckDefinition[] = [
  sumsAreExact,
  differencesAreExact,
  printedSumsFoot,
  unitsAreStated,
  textFiguresAreBound,
  textAgreesWithTables,
  nothingIsLeftToFillIn,
  statusWordsAreKnown,
  statusAgreesWithComment,
  laggingPeriodsAreSaid,
  oneFactOneValue,
  assignmentCodesExist,
  noTextIsRepeated,
  percentIsNotPoints,
  unmetTargetsAreExplained,
  everyFigureHasABasis,
  thePlanIsAnswered,
  wordsFollowTheSign,
  timeframesAreKept,
  figuresEqualTheirBasis,
  relativeChangesAreExact,
  numbersAreWrittenInSwedish,
  noTextTellsWhatIsWithheld,
  whatWasReportedStands,
  oldFiguresAreNotCopied,
  peopleAreCalledByTheirNames,
]
