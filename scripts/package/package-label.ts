/** How the files that describe a package are called after it: `windows-x64`, `linux-arm64`, `linux-x64-cuda`. */
export function packageLabel(platform: string, arch: string, cuda: boolean): string {
  return `${platform === 'win32' ? 'windows' : platform}-${arch}${cuda ? '-cuda' : ''}`;
}
