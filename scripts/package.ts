import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Makes the installable tarball, `collapse-lab-<version>.tgz`, from what `npm ci` installed and `tsc` built;
 * nothing is downloaded and no install script runs.
 *
 * npm applies `overrides` only in the project that declares them, and danfojs-node cannot be installed without
 * ours. So the tarball carries danfojs-node and all it needs, copied from `node_modules` as they lie there, and
 * the bundled packages name the replacements as their own dependencies: then every later `npm install` of the
 * user finds a tree in which each dependency is met.
 */

const root = fileURLToPath(new URL('..', import.meta.url))
const bundled = ['danfojs-node']

interface Manifest {
  name: string
  version: string
  files?: string[]
  bin?: Record<string, string>
  scripts?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
  overrides?: Record<string, string>
  bundledDependencies?: string[]
}

const manifest = await readManifest(root)
const overrides = manifest.overrides ?? {}
const staging = join(root, '.staging')
const target = join(staging, 'package')
const tarball = join(root, `${manifest.name}-${manifest.version}.tgz`)

await rm(staging, { recursive: true, force: true })
await mkdir(target, { recursive: true })
try {
  await stageOwnFiles()
  const folders = bundledFolders()
  for (const folder of folders) await stageBundled(folder)
  await writeManifest(target, stagedManifest())
  await rm(tarball, { force: true })
  pack()
  console.log(
    `${basename(tarball)}: ${megabytes(statSync(tarball).size)} MB, ${megabytes(folderSize(target))} MB unpacked, ` +
      `${folders.length} bundled packages`,
  )
} finally {
  await rm(staging, { recursive: true, force: true })
}

/** What `files` lists; of `dist` only what a source file of today stands behind. */
async function stageOwnFiles(): Promise<void> {
  if (!existsSync(join(root, 'dist'))) throw new Error('dist/ is missing: build first (npm run build)')
  for (const name of manifest.files ?? []) {
    const from = join(root, name)
    if (!existsSync(from)) {
      console.warn(`not there, left out of the tarball: ${name}`)
      continue
    }
    await cp(from, join(target, name), { recursive: true, filter: name === 'dist' ? isCurrent : () => true })
  }
  for (const program of Object.values(manifest.bin ?? {})) {
    if (!existsSync(join(target, program))) fail(`${program} is missing: the build is not complete`)
  }
}

/** Compiled files stay in `dist` when their source is deleted, and the compiler keeps notes there. */
function isCurrent(path: string): boolean {
  const inside = relative(join(root, 'dist'), path)
  if (inside === '.tsbuildinfo') return false
  const source = join(root, 'src', inside.replace(/(\.d\.ts|\.js)$/, '.ts'))
  if (existsSync(source)) return true
  return !/\.(js|d\.ts)$/.test(inside) && !statSync(path).isDirectory()
}

function stagedManifest(): Manifest {
  const { devDependencies: _dev, scripts: _scripts, overrides: _overrides, ...kept } = manifest
  return { ...kept, bundledDependencies: bundled }
}

/** Folders, relative to the root, of the bundled packages and of everything they need. */
function bundledFolders(): string[] {
  const found = new Set<string>()
  const pending = bundled.map((name) => resolveFolder('', name) ?? fail(`${name} is not installed`))
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (found.has(folder)) continue
    found.add(folder)
    const own = readManifestSync(folder)
    const optional = new Set(Object.keys(own.optionalDependencies ?? {}))
    for (const [name, meta] of Object.entries(own.peerDependenciesMeta ?? {})) {
      if (meta.optional) optional.add(name)
    }
    const names = { ...own.dependencies, ...own.optionalDependencies, ...own.peerDependencies }
    for (const name of Object.keys(names)) {
      const needed = resolveFolder(folder, name)
      if (needed !== undefined) pending.push(needed)
      else if (!optional.has(name)) fail(`${folder} needs ${name}, which is not installed`)
    }
  }
  return [...found].sort()
}

/** The package that `name` means inside the package at `folder`, by Node's rule: the nearest node_modules upwards. */
function resolveFolder(folder: string, name: string): string | undefined {
  for (let at = folder; ; at = dirname(at) === '.' ? '' : dirname(at)) {
    if (basename(at) === 'node_modules') continue
    const candidate = join(at, 'node_modules', name)
    if (existsSync(join(root, candidate, 'package.json'))) return candidate
    if (at === '') return undefined
  }
}

/** Copies one package without what is nested in it (that comes by itself) and without source maps. */
async function stageBundled(folder: string): Promise<void> {
  const from = join(root, folder)
  const nested = join(from, 'node_modules')
  const filter = (path: string): boolean =>
    path !== nested && !path.startsWith(nested + sep) && !path.endsWith('.map')
  await cp(from, join(target, folder), { recursive: true, filter })
  const own = await readManifest(from)
  // Where an override replaces what the package asks for, the package must ask for the replacement.
  const replaced = Object.keys(own.dependencies ?? {}).filter((name) => name in overrides)
  if (replaced.length === 0) return
  const dependencies = { ...own.dependencies }
  for (const name of replaced) dependencies[name] = overrides[name]
  await writeManifest(join(target, folder), { ...own, dependencies })
}

function pack(): void {
  const options = ['--ignore-scripts', '--offline', '--loglevel=error', `--pack-destination=${root}`]
  const npm = process.env['npm_execpath']
  const [command, prefix] = npm === undefined ? ['npm', []] : [process.execPath, [npm]]
  const result = spawnSync(command, [...prefix, 'pack', target, ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: npm === undefined && process.platform === 'win32',
  })
  if (result.error) throw result.error
  if (result.status !== 0) fail(`npm pack ended with exit code ${result.status}`)
}

function readManifestSync(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
}

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
}

async function writeManifest(folder: string, content: Manifest): Promise<void> {
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(content, null, 2)}\n`)
}

function folderSize(folder: string): number {
  let size = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) size += statSync(join(entry.parentPath, entry.name)).size
  }
  return size
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

function fail(message: string): never {
  throw new Error(message)
}
