import { stringify } from 'yaml'
import type { MappingProfile } from '#domain/mapping-profile.ts'

/** A mapping profile as the YAML file that `content-yaml` reads back to the same profile. */
export function writeProfile(profile: MappingProfile): string {
  return stringify({ kind: 'mapping-profile', ...profile }, { lineWidth: 120, aliasDuplicateObjects: false })
}
