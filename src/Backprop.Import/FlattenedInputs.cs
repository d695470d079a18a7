using Backprop.Runtime;

namespace Backprop.Importing;

/// <summary>Finds the layers whose weights depend on the order in which maps were flattened before them.</summary>
internal static class FlattenedInputs
{
    /// <summary>The layers between a <c>Flatten</c> and the first layer that mixes all elements, with the shape that was flattened.</summary>
    /// <remarks>Layers are taken to stand one behind the other; what the caller says of a layer comes first.</remarks>
    public static IReadOnlyDictionary<string, int[]> Of(NetworkDescription network, PyTorchImportOptions options)
    {
        Dictionary<string, int[]> result = [];
        IReadOnlyList<int> before = network.Inputs[0].Shape;
        int[]? map = null;
        foreach (LayerDescription layer in network.Layers)
        {
            if (layer.Kind == "Flatten")
            {
                map = Matters(before) ? [.. before] : null;
            }
            else if (map is not null && layer.Parameters > 0)
            {
                // A vector of another length, or maps again: nothing of the flattened order is left.
                if (Same(before, map))
                {
                    result[layer.Name] = map;
                }

                map = layer.Kind == "Dense" ? null : map;
            }

            map = map is not null && Same(layer.OutputShape, map) ? map : null;
            before = layer.OutputShape;
        }

        foreach ((string name, int[] shape) in options.FlattenedShapes)
        {
            if (Matters(shape))
            {
                result[name] = shape;
            }
            else
            {
                result.Remove(name);
            }
        }

        return result;
    }

    // One channel, or one position, is in the same order either way.
    private static bool Matters(IReadOnlyList<int> shape) => shape.Count is 2 or 3 && shape[^1] > 1 && shape.SkipLast(1).Any(extent => extent > 1);

    private static bool Same(IReadOnlyList<int> vector, int[] map) => vector is [var length] && length == map.Aggregate(1, (product, extent) => product * extent);
}
