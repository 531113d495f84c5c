// Starts the real program: the example city on a fixed day, or an empty city. Every server has its own folder and port.
import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const today = '2026-03-12'

// { url, code, people: { 'Amina Diallo': id }, folder, log(), stop(), restart() }; ready once it has said its address. A restart
// takes the same address again, and calls `meanwhile` while nobody answers there.
async function start(command, folder, port = 0, more = []) {
  let said = ''
  let program, ended

  async function run(at) {
    const options = ['--data', folder, '--port', String(at), '--today', today, ...more]
    program = spawn(process.env.ARPENT_BINARY, [command, ...options], { stdio: ['ignore', 'pipe', 'pipe'] })
    ended = new Promise(resolve => program.on('close', resolve))
    let heard = ''
    await new Promise((resolve, reject) => {
      program.on('error', reject)
      program.on('close', code => reject(new Error(`arpent ${command} ended with ${code}: ${said}`)))
      const hear = bytes => {
        said += bytes
        heard += bytes
        const address = heard.search(/http:\/\/127\.0\.0\.1:\d+\n/)
        if (address >= 0 && (command === 'demo' ? /\/demo\/\S+\n/ : /first code: \w+\n/).test(heard)) resolve()
      }
      program.stdout.on('data', hear)
      program.stderr.on('data', bytes => (said += bytes))
    })
  }
  async function stop() {
    program.kill('SIGTERM')
    await ended
    if (program.exitCode !== 0) throw new Error(`the server ended with ${program.exitCode ?? program.signalCode}: ${said}`)
  }

  await run(port)
  const url = said.match(/http:\/\/127\.0\.0\.1:\d+/)[0]
  const logins = [...said.matchAll(/^ {2}(.+) \(.*\) {2}\S+\/demo\/(\S+)$/gm)]
  return {
    url,
    code: said.match(/first code: (\w+)/)?.[1],
    people: Object.fromEntries(logins.map(([, name, id]) => [name, id])),
    folder,
    log: () => said,
    stop,
    async restart(meanwhile = async () => {}) {
      await stop()
      await meanwhile()
      await run(new URL(url).port)
    },
  }
}

const own_folder = () => mkdtemp(join(tmpdir(), 'arpent-journey-'))

async function temporary(command, folder, port, more) {
  const server = await start(command, folder, port, more)
  const stop = () => server.stop().finally(() => rm(folder, { recursive: true, force: true }))
  return { ...server, stop }
}

let seed
// The story of the example is told once; each journey then works in its own copy.
async function told_once() {
  const folder = await own_folder()
  const server = await start('demo', folder)
  await server.stop()
  return folder
}

export async function demo_city() {
  seed ??= told_once()
  const folder = await own_folder()
  await cp(await seed, folder, { recursive: true, preserveTimestamps: true })
  return temporary('demo', folder)
}

export const empty_city = async () => temporary('serve', await own_folder())

const free_port = () =>
  new Promise(resolve => {
    const one = createServer().listen(0, '127.0.0.1', () => {
      const { port } = one.address()
      one.close(() => resolve(port))
    })
  })

// An empty city whose people may come in through a real provider of identities (tests/api/openid_provider.mjs), named
// "Compte Essai". people: login → claims.
export async function provided_city(people) {
  const [port, its_port] = [await free_port(), await free_port()]
  const asked = { port: its_port, client: 'arpent', secret: null, redirects: [`http://127.0.0.1:${port}/api/openid/return`],
    algorithm: 'RS256', in_id_token: true, people }
  const script = fileURLToPath(new URL('../api/openid_provider.mjs', import.meta.url))
  const provider = spawn(process.execPath, [script, JSON.stringify(asked)], { stdio: ['ignore', 'pipe', 'ignore'] })
  await new Promise((resolve, reject) => {
    provider.stdout.once('data', resolve)
    provider.once('close', code => reject(new Error(`the provider ended with ${code}`)))
  })
  const more = ['--openid-issuer', `http://127.0.0.1:${its_port}`, '--openid-client', 'arpent', '--openid-name', 'Compte Essai']
  const city = await temporary('serve', await own_folder(), port, more)
  return { ...city, stop: () => city.stop().finally(() => provider.kill()) }
}

export async function forget_seed() {
  const folder = await seed?.catch(() => null)
  if (folder) await rm(folder, { recursive: true, force: true })
}
