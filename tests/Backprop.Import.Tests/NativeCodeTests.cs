using Backprop.Importing;

namespace Backprop.Import.Tests;

/// <summary>The version of PureHDF in use has the methods that NativeAOT has to be shown; that they are enough is tested with a published program.</summary>
public sealed class NativeCodeTests
{
    [Fact]
    public void PureHDF_has_every_method_that_is_kept() => Assert.All(NativeCode.Methods(), Assert.NotNull);
}
