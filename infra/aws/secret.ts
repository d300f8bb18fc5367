/**
 * The key of the hashes of sign-in codes: made by AWS, known to nobody. It is rotated by a deployment (one more in
 * `environments.ts`), since functions get it as a setting; a code lives ten minutes, so nothing else is lost by it.
 */
import type { Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Environment } from './environments.ts';
import { acknowledge } from './reasons.ts';

/** Makes the secret and gives the reference that the deployment puts its value for. */
export function createSecret(stack: Stack, environment: Environment): string {
  const secret = new Secret(stack, `Secret${environment.secret}`, {
    description: `Opora ${environment.name}: key of the hashes of sign-in codes`,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
  acknowledge(secret, 'rotation');
  // Deliberate: it stands in the template as a reference, never as a value.
  return secret.secretValue.unsafeUnwrap();
}
