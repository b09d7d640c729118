import { backboneMissing } from './backbone-missing.ts';
import { readBundledWeights } from './bundled-model.ts';
import { findBackbone, findModel, type KnownModel, type ModelPlaces, readCatalogue } from './catalogue.ts';
import type { Network, NetworkInput } from './description.ts';
import { backboneNetwork, type NetworkName } from './model-definition.ts';
import { readModel } from './read-model.ts';
import { type Tensor, tensorOf } from './safetensors.ts';
import { weightShapes } from './weight-shapes.ts';

/** What a training starts from. */
export interface BackboneTensors {
  /** Gives `feature`; without head or classifier. */
  network: Network & { name: NetworkName };
  input: NetworkInput;
  /** Those of this network alone, in its order. */
  weights: ReadonlyMap<string, Tensor>;
  /** How the definition of a model that needs these weights names them. */
  backbone: { name: string; sha256: string };
}

/**
 * The backbone of a model, for a training to start from.
 *
 * @param name of a backbone, or of a model that was trained on one
 * @throws CodedError as `loadModel`
 */
export async function loadTensors(places: ModelPlaces, name: string): Promise<BackboneTensors> {
  const known = await readCatalogue(places);
  return readBackbone(places, backboneOf(known, await findModel(places, known, name)));
}

/**
 * The model itself where all weights are inside.
 * @throws CodedError 'backbone-missing'
 */
export function backboneOf(known: readonly KnownModel[], model: KnownModel): KnownModel {
  if (model.kind === 'bundled' || !model.definition.backbone) return model;
  const backbone = findBackbone(known, model.definition.backbone.sha256);
  if (!backbone) throw backboneMissing(model.definition.backbone, known, model.path);
  return backbone;
}

/** @throws CodedError 'model-missing', 'model-damaged', 'weights-damaged' */
export async function readBackbone({ bundledDir }: ModelPlaces, model: KnownModel): Promise<BackboneTensors> {
  const { network: name, input } = model.kind === 'bundled' ? model.entry : model.definition;
  const network = backboneNetwork(name);
  const all =
    model.kind === 'bundled'
      ? await readBundledWeights(bundledDir, model.entry)
      : await readModel(model.path);
  const weights = new Map<string, Tensor>();
  for (const [tensorName, shape] of weightShapes(network, input.size)) {
    weights.set(tensorName, tensorOf(all, tensorName, shape));
  }
  const backbone = { name: model.name, sha256: model.weightsSha256 };
  return { network: { ...network, name }, input, weights, backbone };
}
