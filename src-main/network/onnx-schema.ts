import protobuf from 'protobufjs';

/**
 * The part of the ONNX format that is written here, with the field numbers of its specification (IR version 8).
 * Protocol buffers leave out what is not set, so a file of this schema is one of the full schema.
 */
const schema = `
  syntax = "proto3";

  message Model {
    int64 ir_version = 1;
    string producer_name = 2;
    Graph graph = 7;
    repeated OperatorSet opset_import = 8;
  }
  message OperatorSet { string domain = 1; int64 version = 2; }
  message Graph {
    repeated Node node = 1;
    string name = 2;
    repeated Tensor initializer = 5;
    repeated ValueInfo input = 11;
    repeated ValueInfo output = 12;
  }
  message Node {
    repeated string input = 1;
    repeated string output = 2;
    string name = 3;
    string op_type = 4;
    repeated Attribute attribute = 5;
  }
  message Attribute { string name = 1; float f = 2; int64 i = 3; repeated int64 ints = 8; int32 type = 20; }
  message Tensor { repeated int64 dims = 1; int32 data_type = 2; string name = 8; bytes raw_data = 9; }
  message ValueInfo { string name = 1; Type type = 2; }
  message Type { TensorType tensor_type = 1; }
  message TensorType { int32 elem_type = 1; Shape shape = 2; }
  message Shape { repeated Dimension dim = 1; }
  message Dimension { oneof value { int64 dim_value = 1; string dim_param = 2; } }
`;

export const IR_VERSION = 8;
/** The last in which ReduceL2 has its axes as an attribute; of 2022, which every runtime of today reads. */
export const OPERATOR_SET = 17;

/** TensorProto.DataType */
export const ELEMENT_TYPE = { float32: 1, uint8: 2, int64: 7 } as const;
/** AttributeProto.AttributeType */
export const ATTRIBUTE_TYPE = { float: 1, int: 2, ints: 7 } as const;

export interface OnnxNode {
  input: readonly string[];
  output: readonly string[];
  name: string;
  op_type: string;
  attribute: readonly { name: string; type: number; f?: number; i?: number; ints?: readonly number[] }[];
}

export interface OnnxTensor {
  dims: readonly number[];
  data_type: number;
  name: string;
  /** Little-endian. */
  raw_data: Uint8Array;
}

export interface OnnxValueInfo {
  name: string;
  type: {
    tensor_type: {
      elem_type: number;
      shape: { dim: readonly ({ dim_value: number } | { dim_param: string })[] };
    };
  };
}

interface OnnxModel {
  ir_version: number;
  producer_name: string;
  opset_import: readonly { domain: string; version: number }[];
  graph: {
    name: string;
    node: readonly OnnxNode[];
    initializer: readonly OnnxTensor[];
    input: readonly OnnxValueInfo[];
    output: readonly OnnxValueInfo[];
  };
}

const modelType = protobuf.parse(schema, { keepCase: true }).root.lookupType('Model');

/** What comes out owns its memory, so that a worker can transfer it. A small one lies in a pool and is copied. */
export function encodeOnnx(model: OnnxModel): Uint8Array<ArrayBuffer> {
  return encode(model);
}

/** To be written after a whole model, whose graph it goes on with. */
export function encodeOnnxAddition(
  graph: Pick<OnnxModel['graph'], 'node' | 'output'>,
): Uint8Array<ArrayBuffer> {
  return encode({ graph });
}

function encode(model: object): Uint8Array<ArrayBuffer> {
  const bytes = modelType.encode(model).finish();
  const { buffer, byteLength } = bytes;
  const ownsMemory = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  return ownsMemory ? new Uint8Array(buffer) : new Uint8Array(bytes);
}
