import type { Finding } from '#domain/finding.ts'
import type { CheckInput } from './define-check.ts'
import { checks } from './rules/catalogue.ts'

/** Holds the report against every rule and returns all that was found, rule by rule. A rule never stops another. */
export function check(input: CheckInput): Finding[] {
  return checks.flatMap((rule) =>
    [...rule.check(input)].map(({ where, messageSv, severity = rule.severity }) => ({
      code: rule.code,
      severity,
      where,
      messageSv,
      ...(rule.mustBeMended && severity === 'error' ? { mustBeMended: true as const } : {}),
    })),
  )
}
