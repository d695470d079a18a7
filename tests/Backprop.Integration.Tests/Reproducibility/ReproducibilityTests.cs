using System.Runtime.Intrinsics.X86;
using Backprop.Integration.Tests.Running;

namespace Backprop.Integration.Tests.Reproducibility;

/// <summary>The same seed gives the same bits: on any number of threads, at any vector width, under the JIT and as NativeAOT.</summary>
public sealed class ReproducibilityTests(ReproducibilityFixture program) : IClassFixture<ReproducibilityFixture>
{
    // The same names as in .NET's clrconfignames.h.
    private static readonly Dictionary<string, string> WithoutAvx512 = new() { ["DOTNET_EnableAVX512"] = "0" };
    private static readonly Dictionary<string, string> Narrow = new() { ["DOTNET_PreferredVectorBitWidth"] = "128" };

    [Fact]
    public void One_thread_and_two_give_the_same_bits() => Assert.Equal(program.Jit(1).Output, program.Jit(2).Output);

    [Fact]
    public void Three_threads_give_the_same_bits_too() => Assert.Equal(program.Jit(1).Output, program.Jit(3).Output);

    [SkippableFact]
    public void AVX_512_and_AVX2_give_the_same_bits()
    {
        Skip.IfNot(Avx512F.IsSupported, "This processor, or the runtime's settings, have no AVX-512.");
        RunResult wide = program.Jit(1);
        RunResult narrow = program.Jit(1, WithoutAvx512);
        Assert.StartsWith("512-bit", wide.Error);
        Assert.StartsWith("256-bit", narrow.Error);
        Assert.Equal(wide.Output, narrow.Output);
    }

    [SkippableFact]
    public void Vectors_of_128_bits_with_fused_multiply_add_give_the_same_bits()
    {
        Skip.IfNot(Fma.IsSupported, "This processor has no fused multiply-add; the promise holds only where there is one.");
        RunResult narrow = program.Jit(2, Narrow);
        Assert.StartsWith("128-bit", narrow.Error);
        Assert.Equal(program.Jit(1).Output, narrow.Output);
    }

    [SkippableTheory]
    [InlineData("x86-64-v3", "256-bit")]
    [InlineData("x86-64-v4", "512-bit")]
    public void NativeAOT_gives_the_same_bits_as_the_JIT(string instructionSet, string width)
    {
        NativeToolchain.Require();
        Skip.IfNot(Avx2.IsSupported, "This processor cannot run code for x86-64-v3.");
        Skip.If(instructionSet == "x86-64-v4" && !Avx512F.IsSupported, "This processor has no AVX-512.");
        RunResult native = program.Native(instructionSet, 2);
        Assert.StartsWith(width, native.Error);
        Assert.Equal(program.Jit(1).Output, native.Output);
    }

    [Fact]
    public void Every_network_was_trained()
    {
        string[] lines = program.Jit(1).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["classifier", "curves", "graph", "precise"], lines.Select(line => line.Split(' ')[0]));
        Assert.Equal(4, lines.Select(line => line.Split(' ')[1]).Distinct().Count());
    }
}
