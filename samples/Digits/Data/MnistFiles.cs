using Digits.Rendering;

namespace Digits.Data;

/// <summary>The four files of MNIST, or of any data set in its format, in a folder.</summary>
internal static class MnistFiles
{
    /// <summary>The names as published, without <c>.gz</c>.</summary>
    public const string TrainImages = "train-images-idx3-ubyte";

    /// <inheritdoc cref="TrainImages"/>
    public const string TrainLabels = "train-labels-idx1-ubyte";

    /// <inheritdoc cref="TrainImages"/>
    public const string TestImages = "t10k-images-idx3-ubyte";

    /// <inheritdoc cref="TrainImages"/>
    public const string TestLabels = "t10k-labels-idx1-ubyte";

    /// <summary>Reads the training and the test pictures.</summary>
    /// <exception cref="DigitDataException">A file is missing, damaged, or of another format.</exception>
    public static (DigitSet Train, DigitSet Test) Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DigitDataException($"There is no folder '{folder}'; --data takes the folder with the files of MNIST.");
        }

        return (Load(folder, TrainImages, TrainLabels), Load(folder, TestImages, TestLabels));
    }

    private static DigitSet Load(string folder, string imagesName, string labelsName)
    {
        string imagesPath = Find(folder, imagesName);
        string labelsPath = Find(folder, labelsName);
        IdxFile images = IdxFile.Read(imagesPath);
        IdxFile labels = IdxFile.Read(labelsPath);
        if (images.Dimensions is not [_, Raster.Size, Raster.Size])
        {
            throw new DigitDataException(
                $"'{imagesPath}' holds {string.Join(" × ", images.Dimensions)} bytes; needed are pictures of {Raster.Size} × {Raster.Size}.");
        }

        if (labels.Dimensions is not [int count] || count != images.Dimensions[0])
        {
            throw new DigitDataException(
                $"'{labelsPath}' holds {string.Join(" × ", labels.Dimensions)} labels for the {images.Dimensions[0]} pictures of '{imagesPath}'.");
        }

        int wrong = labels.Values.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)9);
        return wrong < 0
            ? new(images.Values, Array.ConvertAll(labels.Values, label => (int)label))
            : throw new DigitDataException($"'{labelsPath}' calls picture {wrong} a {labels.Values[wrong]}; labels are digits from 0 to 9.");
    }

    private static string Find(string folder, string name)
    {
        string[] candidates = [Path.Combine(folder, name), Path.Combine(folder, name + ".gz")];
        return Array.Find(candidates, File.Exists)
            ?? throw new DigitDataException(
                $"'{folder}' contains neither '{name}' nor '{name}.gz'; it needs the four files of MNIST: " +
                $"{TrainImages}, {TrainLabels}, {TestImages}, {TestLabels}, each with .gz behind it or without.");
    }
}
