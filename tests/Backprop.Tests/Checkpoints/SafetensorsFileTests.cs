using Backprop.Tests.Runtime;

namespace Backprop.Tests.Checkpoints;

public sealed class SafetensorsFileTests
{
    [Fact]
    public void A_saved_file_loads_into_another_object_with_the_same_bits()
    {
        var saved = new LinearNetwork<float>(5, 3);
        saved.TrainOnBatch([1, 2, 3, 4, 5], [1f, 2, 3]);
        var loaded = new LinearNetwork<float>(5, 3);
        using var folder = new TemporaryFolder();
        string path = folder.File("weights.safetensors");

        saved.Save(path);
        loaded.Load(path);

        Assert.NotEqual(new LinearNetwork<float>(5, 3).Parameters.Span.ToArray(), loaded.Parameters.Span.ToArray());
        Assert.Equal(saved.Parameters.Span.ToArray(), loaded.Parameters.Span.ToArray());
        Assert.Equal(["weights.safetensors"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }
}
