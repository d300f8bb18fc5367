/**
 * How patient we are with engines: an answer within seconds, at most three tries with jitter, then «busy».
 * Endpoints are the SDK's own business (`AWS_ENDPOINT_URL_…`): the house does not know on what ground it stands.
 */
export const engine = (requestTimeout = 3000) => ({
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 1000,
    requestTimeout,
    throwOnRequestTimeout: true,
  },
});
