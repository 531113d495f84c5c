// A real provider of identities (oidc-provider, certified by the OpenID Foundation), for the time of a test.
//
//   node openid_provider.mjs '{"port", "client", "secret", "redirects": [], "algorithm", "in_id_token", "people": {…}}'
//
// people: login → claims; a secret of null makes a client without one.
//
// Prints "ready". POST /bend {"how": "…"} makes it answer the next token requests wrongly, signed by its true key where that is
// possible: a provider that was taken over, or somebody between it and the program.
import { createHmac, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const here = createRequire(new URL('../../web/package.json', import.meta.url))
const { Provider } = await import(pathToFileURL(here.resolve('oidc-provider')))

const options = JSON.parse(process.argv[2])
const issuer = `http://127.0.0.1:${options.port}`
const { algorithm } = options
const kind = algorithm === 'ES256' ? ['ec', { namedCurve: 'P-256' }] : ['rsa', { modulusLength: 2048 }]
const { privateKey } = generateKeyPairSync(...kind)
const kid = randomUUID()

const provider = new Provider(issuer, {
  clients: [{
    client_id: options.client,
    redirect_uris: options.redirects,
    id_token_signed_response_alg: algorithm,
    ...(options.secret ? { client_secret: options.secret } : { token_endpoint_auth_method: 'none' }),
  }],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid, alg: algorithm, use: 'sig' }] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups', 'realm_access'] },
  scopes: ['openid', 'email', 'profile', 'groups'],
  conformIdTokenClaims: !options.in_id_token,
  pkce: { required: () => true },
  cookies: { keys: [randomUUID()] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...options.people[id] }) }),
})

const encoded = value => Buffer.from(JSON.stringify(value)).toString('base64url')
const signature = text => sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')
const signed = (header, claims) => {
  const text = `${encoded(header)}.${encoded(claims)}`
  return `${text}.${signature(text)}`
}
const ago = seconds => Math.floor(Date.now() / 1000) - seconds
const public_text = createPublicKey(privateKey).export({ format: 'pem', type: 'spki' })

// name → (header, claims, token) → token
const bends = {
  expired: (header, claims) => signed(header, { ...claims, iat: ago(4000), exp: ago(400) }),
  'of tomorrow': (header, claims) => signed(header, { ...claims, iat: ago(-86400), exp: ago(-90000) }),
  'for another client': (header, claims) => signed(header, { ...claims, aud: 'somebody-else' }),
  'for several, by another': (header, claims) => signed(header, { ...claims, aud: [claims.aud, 'b'], azp: 'b' }),
  'by another issuer': (header, claims) => signed(header, { ...claims, iss: 'https://login.example' }),
  'with another nonce': (header, claims) => signed(header, { ...claims, nonce: 'n'.repeat(43) }),
  'without a nonce': (header, { nonce: _, ...claims }) => signed(header, claims),
  'for somebody else, signature kept': (header, claims, token) =>
    `${encoded(header)}.${encoded({ ...claims, sub: 'zoe', email: 'zoe@example.org' })}.${token.split('.')[2]}`,
  unsigned: (_, claims) => `${encoded({ alg: 'none' })}.${encoded(claims)}.`,
  'keyed by what is public': (header, claims) => {
    const text = `${encoded({ ...header, alg: 'HS256' })}.${encoded(claims)}`
    return `${text}.${createHmac('sha256', public_text).update(text).digest('base64url')}`
  },
  'by an unknown key': (header, claims, token) =>
    `${encoded({ ...header, kid: 'other' })}.${token.split('.').slice(1).join('.')}`,
  'asking for what nobody knows': (header, claims) => signed({ ...header, crit: ['exp2'], exp2: 1 }, claims),
  'no token': () => 'nothing',
}
let bend = null

provider.use(async (context, next) => {
  if (context.path === '/bend') {
    let text = ''
    for await (const bytes of context.req) text += bytes
    bend = JSON.parse(text).how
    context.status = bend === null || bends[bend] ? 204 : 404
    return
  }
  await next()
  const token = context.path === '/token' && context.body?.id_token
  if (!token || !bend) return
  const [header, claims] = token.split('.').map((part, at) => at < 2 && JSON.parse(Buffer.from(part, 'base64url').toString()))
  context.body.id_token = bends[bend](header, claims, token)
})
provider.listen(options.port, '127.0.0.1', () => console.log('ready', JSON.stringify(Object.keys(bends))))
