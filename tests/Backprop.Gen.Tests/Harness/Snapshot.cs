using System.Runtime.CompilerServices;
using System.Text;

namespace Backprop.Gen.Tests.Harness;

/// <summary>
/// Text that is compared with a file beside the test. The files follow the convention of Verify (https://github.com/VerifyTests/Verify):
/// <c>Class.Method.verified.cs</c> is what a person has approved, and a mismatch leaves <c>Class.Method.received.cs</c> beside it. That package is
/// not served where this project is built; with it, this one file becomes a call of its <c>Verifier.Verify</c> and no snapshot changes.
/// </summary>
internal static class Snapshot
{
    /// <summary>Compares, or fails with the first line that differs and where to find both texts.</summary>
    /// <param name="text">What was generated.</param>
    /// <param name="name">What the snapshot shows, if the method has several.</param>
    /// <param name="method">The calling test.</param>
    /// <param name="file">Its file, whose folder holds the snapshots.</param>
    public static void Matches(string text, string? name = null, [CallerMemberName] string method = "", [CallerFilePath] string file = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{name ?? method}");
        string verified = stem + ".verified.cs";
        string received = stem + ".received.cs";
        string expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (text == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Assert.Fail(Describe(expected, text, Path.GetFileName(verified), Path.GetFileName(received)));
    }

    private static string Describe(string expected, string text, string verified, string received)
    {
        if (expected.Length == 0)
        {
            return $"There is no {verified} yet. Read {received}; if it is right, rename it.";
        }

        string[] old = expected.Split('\n');
        string[] now = text.Split('\n');
        int line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => i >= old.Length || i >= now.Length || old[i] != now[i]);
        return $"Line {line + 1} differs from {verified}:\n"
            + $"  verified: {(line < old.Length ? old[line] : "(end)")}\n"
            + $"  received: {(line < now.Length ? now[line] : "(end)")}\n"
            + $"If {received} is right, put it in the place of {verified}.";
    }
}
