import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'src/web',
  buildDirectory: 'build',
  ssr: true,
  // The pages are few: their manifest is sent with the page instead of being asked for as links come into view.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
