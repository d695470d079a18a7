// What training has, in one program. Each part prints what EverythingTests expects.
float[] images = Images.Random(240);
int[] labels = [.. Enumerable.Range(0, 240).Select(i => images[i * 64] > 0 ? 1 : images[(i * 64) + 1] > 0 ? 2 : 0)];
Training.Run(images, labels);
Streams.Run(images, labels);
Data.Run(images, labels);
Kinds.Run();
Weights.Run();

internal static class Images
{
    /// <summary>Samples of [8, 8, 1] from −1/2 to 1/2, in steps of 1/256, which a byte holds.</summary>
    public static float[] Random(int samples)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, samples * 64).Select(_ => (random.Next(256) - 128) / 256f)];
    }
}
