/**
 * What synth writes, for a release that is about to be written: what is reviewed is what runs. Handed in by whoever
 * has a compiler; the same one that `check` and `synth` use.
 */
export interface Renderer {
  /**
   * The files of one service that follow from its definition and release.
   *
   * @param of.files `environment.json`, `services/<s>.json` and `releases/<s>.json`, by their path below the
   *   environment's folder
   * @returns path below the environment's folder → content
   * @throws FairleadError when it cannot be rendered or its objects are wrong
   */
  service(of: {
    readonly service: string;
    readonly files: ReadonlyMap<string, string>;
  }): ReadonlyMap<string, string>;
  /**
   * The same, whatever a check would say of it: for a way back, which leaves objects as they are.
   *
   * @throws FairleadError when it cannot be rendered
   */
  unchecked: Renderer['service'];
  /**
   * What belongs to the environment itself; needed where its ledger is not the tree that synth writes into.
   *
   * @param files `environment.json` and every `services/<s>.json`
   */
  environment(files: ReadonlyMap<string, string>): ReadonlyMap<string, string>;
}
