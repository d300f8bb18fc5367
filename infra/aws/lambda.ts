/**
 * A function of the house on Lambda. Bundled by esbuild's own API: ESM with splitting and the SDK inside, so that a
 * request loads only what it needs (`bench/bundle.ts` measures it). The hash of the asset is that of what came out.
 */
import { join } from 'node:path';
import { AssetHashType, DockerImage, Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { buildSync } from 'esbuild';
import type { configNames } from '../../functions/config.ts';
import { bundling, root } from './bundling.ts';
import type { Environment, Size } from './environments.ts';
import { acknowledgeStar } from './reasons.ts';
import type { Rights } from './rights.ts';

/**
 * The environment of every function: the names that the house reads. No day is set on AWS, and letters go by SES; answers go
 * to an office where the environment names one.
 */
type Unset = 'OPORA_TODAY' | 'OPORA_SMTP' | 'OPORA_REPLY';
type Settings = Record<Exclude<keyof typeof configNames, Unset>, string> & { OPORA_REPLY?: string };

type Props = {
  id: 'api' | 'schedule' | 'letters';
  /** Whose door it is. */
  room: 'api' | 'schedule';
  name: string;
  seconds: number;
  size: Size;
  rights: Rights;
  settings: Settings;
  /** Where events go that were tried three times in vain; without it the function is only asked and waited for. */
  dead?: IQueue;
};

/** Bundles a handler of the house into a folder. */
function bundle(room: Props['room'], folder: string): void {
  buildSync({
    ...bundling,
    entryPoints: { index: join(root, 'functions', room, 'handler.ts') },
    outdir: folder,
    minify: true,
  });
}

const codeOf = (room: Props['room']) =>
  // By this folder CDK tells one bundle from another: it does not look at what `tryBundle` does.
  Code.fromAsset(join(root, 'functions', room), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never asked for: the bundle is always made here.
      image: DockerImage.fromRegistry('scratch'),
      local: {
        tryBundle(folder) {
          bundle(room, folder);
          return true;
        },
      },
    },
  });

/** Makes a function with a role and a log of its own. */
export function createFunction(stack: Stack, environment: Environment, props: Props): Lambda {
  const { id, room, name, size } = props;
  const logGroup = new LogGroup(stack, `${id}-log`, {
    retention: environment.retention.logs,
    removalPolicy: environment.keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  const role = new Role(stack, `${id}-role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `What ${name} may do`,
  });
  logGroup.grantWrite(role);
  for (const right of props.rights.allowed) role.addToPolicy(right);
  for (const [resource, reason] of props.rights.stars) acknowledgeStar(role, resource, reason);
  return new Lambda(stack, id, {
    functionName: name,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'index.handler',
    code: codeOf(room),
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    applicationLogLevelV2: ApplicationLogLevel[environment.log],
    systemLogLevelV2: SystemLogLevel.INFO,
    memorySize: size.memory,
    timeout: Duration.seconds(props.seconds),
    ...(size.concurrency !== undefined && { reservedConcurrentExecutions: size.concurrency }),
    environment: props.settings,
    ...(props.dead && {
      retryAttempts: 2,
      maxEventAge: Duration.hours(1),
      onFailure: new SqsDestination(props.dead),
    }),
  });
}
