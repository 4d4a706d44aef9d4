// A provider of OpenID Connect for the tests: whoever types an e-mail address is that person.
// usage: node provider.mjs REDIRECT_URI; prints its own address on a line of its own once it listens.
import { createServer } from "node:http";
import { generateKeyPairSync } from "node:crypto";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";

const found = createRequire(`${process.env.PROVIDER_MODULES}/`).resolve("oidc-provider");
const { default: Provider } = await import(pathToFileURL(found));

const server = createServer();
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const issuer = `http://127.0.0.1:${server.address().port}`;
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

const provider = new Provider(issuer, {
  clients: [{ client_id: "primum", client_secret: "a secret of the tests", redirect_uris: [process.argv[2]] }],
  jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "tests", use: "sig", alg: "RS256" }] },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  cookies: { keys: ["the tests alone"] },
  pkce: { required: () => true },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id, email_verified: !id.startsWith("unverified"), name: "Mary Seacole" }),
  }),
});
server.on("request", provider.callback());
console.log(issuer);
