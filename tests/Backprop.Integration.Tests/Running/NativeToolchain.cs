namespace Backprop.Integration.Tests.Running;

/// <summary>NativeAOT links with the platform's C toolchain, which not every machine has.</summary>
internal static class NativeToolchain
{
    /// <summary>Why nothing can be published with NativeAOT here, or null if it can.</summary>
    public static string? Missing { get; } = FindMissing();

    /// <summary>Skips the running test where nothing can be linked.</summary>
    public static void Require() => Skip.IfNot(Missing is null, Missing);

    private static string? FindMissing()
    {
        if (OperatingSystem.IsLinux())
        {
            return OnPath("clang") || OnPath("gcc")
                ? null
                : "NativeAOT needs a linker: install clang (or gcc) and the development files of zlib.";
        }

        if (OperatingSystem.IsMacOS())
        {
            return OnPath("clang") ? null : "NativeAOT needs a linker: install the command line tools of Xcode.";
        }

        string installer = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft Visual Studio", "Installer", "vswhere.exe");
        return File.Exists(installer) ? null : "NativeAOT needs a linker: install the C++ tools of Visual Studio.";
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
