import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { efficientNetLite0 } from '../../../src-main/network/efficientnet-lite0.ts';
import type { NetworkInput } from '../../../src-main/network/description.ts';
import { emitOnnx } from '../../../src-main/network/emit-onnx.ts';
import { readSafetensors } from '../../../src-main/network/safetensors.ts';
import { weightShapes } from '../../../src-main/network/weight-shapes.ts';
import { openOnnx } from './run-onnx.ts';
import { type TensorToWrite, writeSafetensors } from './write-safetensors.ts';

/** The few fields that are looked at, told apart from the schema that writes them. */
const modelType = protobuf
  .parse(
    `syntax = "proto3";
  message Model { Graph graph = 7; }
  message Graph { repeated Node node = 1; repeated Tensor initializer = 5; }
  message Node { repeated string input = 1; repeated string output = 2; string op_type = 4; repeated Attribute attribute = 5; }
  message Attribute { string name = 1; int64 i = 3; repeated int64 ints = 8; }
  message Tensor { string name = 8; }`,
    { keepCase: true },
  )
  .root.lookupType('Model');

interface Graph {
  node: {
    input: string[];
    output: string[];
    op_type: string;
    attribute: { name: string; ints: number[] }[];
  }[];
  initializer: { name: string }[];
}

function graphOf(onnx: Uint8Array): Graph {
  const model = modelType.toObject(modelType.decode(onnx), { longs: Number, arrays: true });
  return model['graph'] as Graph;
}

/** Weights of the right shapes for every layer of EfficientNet-Lite0 that has some. */
function zeroWeights(classes: number): Record<string, TensorToWrite> {
  const shapes = weightShapes(efficientNetLite0(classes), 224);
  return Object.fromEntries(
    [...shapes].map(([name, shape]) => {
      const length = shape.reduce((product, size) => product * size, 1);
      return [name, { shape, values: new Array<number>(length).fill(0) }];
    }),
  );
}

describe('EfficientNet-Lite0 as ONNX', () => {
  const tensors = zeroWeights(10);
  const input: NetworkInput = { size: 224, mean: [127, 127, 127], standardDeviation: [128, 128, 128] };
  const weights = readSafetensors(writeSafetensors(tensors), 'weights');
  const onnx = emitOnnx(efficientNetLite0(10), weights, input);
  const graph = graphOf(onnx);

  it('takes bytes and gives three outputs, for any number of pictures', async () => {
    const { session } = await openOnnx(onnx, 224);
    expect(session.inputMetadata).toMatchObject([
      { name: 'pixels', type: 'uint8', shape: ['batch', 224, 224, 3] },
    ]);
    expect(session.outputMetadata).toMatchObject([
      { name: 'feature', type: 'float32', shape: ['batch', 1280] },
      { name: 'vector', type: 'float32', shape: ['batch', 1280] },
      { name: 'probabilities', type: 'float32', shape: ['batch', 10] },
    ]);
  });

  it('is made of the published numbers of operations', () => {
    const count = (operator: string) => graph.node.filter((node) => node.op_type === operator).length;
    // Stem, head, and 16 blocks of 3, of which the first does not widen. Relu6 follows all but the narrowing ones.
    expect(count('Conv')).toBe(2 + 16 * 3 - 1);
    expect(count('Clip')).toBe(2 + 16 * 2 - 1);
    expect(count('Add')).toBe(9);
    expect(count('Gemm')).toBe(1);
  });

  it('pads a halving convolution on the right side', () => {
    const pads = (name: string) =>
      graph.node
        .find((node) => node.output.includes(name))
        ?.attribute.find((attribute) => attribute.name === 'pads')?.ints;
    expect(pads('stem')).toEqual([0, 0, 1, 1]);
    expect(pads('blocks.3.depthwise')).toEqual([1, 1, 2, 2]);
    expect(pads('blocks.0.depthwise')).toEqual([1, 1, 1, 1]);
  });

  it('names everything once, uses all weights and computes nothing in vain', () => {
    const made = [
      ...graph.initializer.map(({ name }) => name),
      ...graph.node.flatMap(({ output }) => output),
    ];
    const used = new Set(graph.node.flatMap((node) => node.input));
    expect(new Set(made).size).toBe(made.length);
    const outputs = ['feature', 'vector', 'probabilities'];
    expect(made.filter((name) => !used.has(name) && !outputs.includes(name))).toEqual([]);
    expect(Object.keys(tensors).filter((name) => !used.has(name))).toEqual([]);
  });

  it('goes without its classifier', () => {
    const backbone = efficientNetLite0(null);
    expect(backbone.outputs).toEqual(['feature', 'vector']);
    const names = [...weightShapes(backbone, 224).keys()];
    expect(names).toEqual(Object.keys(tensors).filter((name) => !name.startsWith('classifier.')));
  });

  it('is the same bytes each time, in memory of its own', () => {
    const again = emitOnnx(efficientNetLite0(10), weights, input);
    expect(Buffer.from(again).equals(onnx)).toBe(true);
    expect(onnx.byteOffset).toBe(0);
    expect(onnx.buffer.byteLength).toBe(onnx.byteLength);
  });

  it('refuses the weights of another network', () => {
    const missing = Object.fromEntries(Object.entries(tensors).filter(([name]) => name !== 'head.bias'));
    const without = readSafetensors(writeSafetensors(missing), '/some/weights');
    const emitWith = (given: typeof weights, classes: number) => () =>
      emitOnnx(efficientNetLite0(classes), given, input);
    expect(emitWith(without, 10)).toThrow(
      expect.objectContaining({ code: 'weights-damaged', path: '/some/weights' }),
    );
    expect(emitWith(without, 10)).toThrow(/'head.bias' is missing/);
    expect(emitWith(weights, 11)).toThrow(
      /'classifier.weight' is \[10, 1280\] where the network has \[11, 1280\]/,
    );
  });
});
