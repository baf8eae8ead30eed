/**
 * The OpenAPI document of the centre, made from the contract; the upload's binary body is added by hand.
 */
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';
import { centralContract, ledgerAck, ledgerUpload, uploadRefusal } from '../../domain/contract/central.ts';
import { LEDGER_TYPE } from './ledger-upload.ts';

/** The document as an object, OpenAPI 3.1. */
export async function createOpenApiDocument(): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(centralContract, { info: { title: 'Daksetu centre', version: '1' } });
  return { ...document, paths: { ...document.paths, '/v1/stations/{station}/ledger': { post: upload() } } };
}

function json(schema: z.ZodType): object {
  return { 'application/json': { schema: z.toJSONSchema(schema) } };
}

function upload(): object {
  return {
    operationId: 'ledger.upload',
    description: 'A run of events, gzip (content-encoding: gzip), signed as every request of a station.',
    parameters: [{ name: 'station', in: 'path', required: true, schema: { type: 'string' } }],
    requestBody: { required: true, content: { [LEDGER_TYPE]: { schema: z.toJSONSchema(ledgerUpload) } } },
    responses: {
      200: { description: 'Stored durably up to this head.', content: json(ledgerAck) },
      default: { description: 'Nothing was stored.', content: json(uploadRefusal) },
    },
  };
}
