import {
  ATTRIBUTE_TYPE,
  ELEMENT_TYPE,
  encodeOnnx,
  encodeOnnxAddition,
  IR_VERSION,
  OPERATOR_SET,
  type OnnxNode,
  type OnnxTensor,
  type OnnxValueInfo,
} from './onnx-schema.ts';

type ElementType = keyof typeof ELEMENT_TYPE;

/** A number is a whole one, unless it is wrapped: the format tells the two apart, JavaScript does not. */
type Attribute = number | readonly number[] | { float: number };

/** Collects a graph node by node. The first axis of inputs and outputs is the batch, of any length. */
export class OnnxGraph {
  readonly #nodes: OnnxNode[] = [];
  readonly #constants: OnnxTensor[] = [];
  readonly #inputs: OnnxValueInfo[] = [];
  readonly #outputs: OnnxValueInfo[] = [];

  input(name: string, type: ElementType, shape: readonly number[]): string {
    this.#inputs.push(valueInfo(name, type, shape));
    return name;
  }

  output(name: string, type: ElementType, shape: readonly number[]): void {
    this.#outputs.push(valueInfo(name, type, shape));
  }

  constant(name: string, shape: readonly number[], values: Float32Array): string {
    return this.#constant(name, 'float32', shape, values);
  }

  /** A list of whole numbers, which is how shapes and paddings are given. */
  integers(name: string, values: readonly number[]): string {
    return this.#constant(name, 'int64', [values.length], new BigInt64Array(values.map(BigInt)));
  }

  /** Adds one operation and returns the name of its result. */
  node(
    operator: string,
    inputs: readonly string[],
    output: string,
    attributes: Readonly<Record<string, Attribute>> = {},
  ): string {
    this.#nodes.push({
      input: inputs,
      output: [output],
      name: output,
      op_type: operator,
      attribute: Object.entries(attributes).map(([name, value]) => ({ name, ...attributeValue(value) })),
    });
    return output;
  }

  #constant(name: string, type: ElementType, shape: readonly number[], values: ArrayBufferView): string {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    this.#constants.push({ name, dims: shape, data_type: ELEMENT_TYPE[type], raw_data: bytes });
    return name;
  }

  encode(name: string): Uint8Array<ArrayBuffer> {
    return encodeOnnx({
      ir_version: IR_VERSION,
      producer_name: 'lookalike',
      opset_import: [{ domain: '', version: OPERATOR_SET }],
      graph: {
        name,
        node: this.#nodes,
        initializer: this.#constants,
        input: this.#inputs,
        output: this.#outputs,
      },
    });
  }

  /** Only nodes and outputs, to be written after a whole model. */
  encodeAddition(): Uint8Array<ArrayBuffer> {
    return encodeOnnxAddition({ node: this.#nodes, output: this.#outputs });
  }
}

function attributeValue(value: Attribute) {
  if (typeof value === 'number') return { type: ATTRIBUTE_TYPE.int, i: value };
  if ('float' in value) return { type: ATTRIBUTE_TYPE.float, f: value.float };
  return { type: ATTRIBUTE_TYPE.ints, ints: value };
}

function valueInfo(name: string, type: ElementType, shape: readonly number[]): OnnxValueInfo {
  const dim = [{ dim_param: 'batch' }, ...shape.map((size) => ({ dim_value: size }))];
  return { name, type: { tensor_type: { elem_type: ELEMENT_TYPE[type], shape: { dim } } } };
}
