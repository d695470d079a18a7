namespace Backprop.Samples.Tests;

/// <summary>Real data sets, which lie beside the repository on some machines.</summary>
internal static class SharedData
{
    /// <summary>The folder with MNIST; skips the running test where there is none.</summary>
    public static string Mnist()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data", "mnist");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new SkipException("MNIST is not on this machine (looked for shared/data/mnist beside the repository).");
    }
}
