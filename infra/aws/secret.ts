/**
 * What nobody shall know: the key of the hashes of sign-in codes, and the word by which CloudFront proves to the API that
 * a request came through it. AWS makes both; they are rotated by a deployment (one more in the environment's `secret`),
 * since functions get them as settings. A code lives ten minutes, and while a new word is on its way the API goes by
 * connections, so nothing else is lost by it.
 */
import type { Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Environment } from './environments.ts';
import { acknowledge } from './reasons.ts';

const descriptions = {
  Secret: 'key of the hashes of sign-in codes',
  Proof: 'word by which CloudFront proves itself to the API',
};

/** Makes a secret and gives the reference that the deployment puts its value for. */
export function createSecret(
  stack: Stack,
  environment: Environment,
  id: keyof typeof descriptions,
): string {
  const secret = new Secret(stack, `${id}${environment.secret}`, {
    description: `Opora ${environment.name}: ${descriptions[id]}`,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
  acknowledge(secret, 'rotation');
  // Deliberate: it stands in the template as a reference, never as a value.
  return secret.secretValue.unsafeUnwrap();
}
