using System.Globalization;
using PureHDF;

namespace Backprop.Importing;

/// <summary>Files of Keras 2: attributes list the names of layers and of their weights, in order.</summary>
internal static class LegacyKerasFile
{
    private const string LayerNames = "layer_names";
    private const string WeightNames = "weight_names";

    /// <summary>The layers that have weights, or null for a file of another layout.</summary>
    public static IReadOnlyList<SavedLayer>? TryRead(IH5Group root)
    {
        IH5Group model = root.LinkExists("model_weights") ? root.Group("model_weights") : root;
        if (Hdf5.Texts(model, LayerNames) is not { } names)
        {
            return null;
        }

        List<SavedLayer> layers = [];
        foreach (string name in names)
        {
            IH5Group group = model.Group(name);
            string[] weights = Hdf5.Texts(group, WeightNames)
                ?? throw new CheckpointException($"Layer '{name}' of the file has no attribute '{WeightNames}'; the file is damaged.");
            if (weights.Length > 0)
            {
                // Their order counts, whatever they are called.
                layers.Add(new(
                    name, null, "", [layers.Count],
                    [.. weights.Where(weight => !Hdf5Tensor.IsCounter(group.Dataset(weight))).Select(weight => Tensor(group, name, weight))]));
            }
        }

        return layers;
    }

    /// <summary>All parts of a list that was too long for one attribute: <c>layer_names0</c>, <c>layer_names1</c>, ….</summary>
    public static string PartOf(string attribute, int part) => attribute + part.ToString(CultureInfo.InvariantCulture);

    private static Hdf5Tensor Tensor(IH5Group group, string layer, string weight) =>
        new(group.Dataset(weight), $"{layer}/{weight}", weight[(weight.LastIndexOf('/') + 1)..].Split(':')[0]);
}
