export interface HostOptions {
  /** How large the panel shall be from the start, CSS pixels. Default: as the host has it. */
  readonly panel?: { readonly width?: number; readonly height?: number };
}
