export { affectedImages, type BuiltService, type Need, newestOf } from './affected.js';
export { type BuiltImage, buildImage, type Origin, type PlainImage, type Start } from './build.js';
export { buildxArguments, cacheTag, digestInMetadata, type EngineBuild } from './buildx.js';
export { type ImageBuild, type IsInput, inputsOf, type ReadFile } from './inputs.js';
export {
  type ImageAction,
  type ImagesPlan,
  imagesPlanText,
  type KnownImage,
  planImages,
  type ServiceImages,
} from './plan.js';
export type { LayerFile } from './tar.js';
