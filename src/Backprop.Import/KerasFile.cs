using PureHDF;
using PureHDF.VOL.Native;

namespace Backprop.Importing;

/// <summary>An HDF5 file with the weights of a model of Keras.</summary>
internal sealed class KerasFile : IDisposable
{
    private const int DeepestGroup = 32;
    private const int MostGroups = 100_000;

    // What Keras saves beside weights: the optimizer's and the metrics' variables, the states of random numbers.
    private static readonly string[] NoWeights = ["optimizer", "metrics", "_metrics", "seed_generator", "optimizer_weights"];
    private static readonly string[] Containers = ["layers", "_layer_checkpoint_dependencies"];

    private readonly IDisposable file;
    private int groups;

    /// <summary>Opens the file and reads its structure.</summary>
    /// <exception cref="CheckpointException">It is no such file, or damaged.</exception>
    public KerasFile(FileStream stream)
    {
        NativeCode.Keep();
        Hdf5.CheckComplete(stream);
        stream.Position = 0;
        NativeFile opened = Hdf5.Guard(() => H5File.Open(stream, leaveOpen: true));
        file = opened;
        try
        {
            Layers = Hdf5.Guard(() => LegacyKerasFile.TryRead(opened) ?? Read(opened));
        }
        catch
        {
            opened.Dispose();
            throw;
        }

        if (Layers.Count == 0)
        {
            opened.Dispose();
            throw new CheckpointException("The file is an HDF5 file but holds no weights of Keras: there is no group 'vars' and no attribute 'layer_names'.");
        }
    }

    /// <summary>The layers that have weights.</summary>
    public IReadOnlyList<SavedLayer> Layers { get; }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private List<SavedLayer> Read(IH5Group root)
    {
        List<SavedLayer> layers = [];
        Collect(root, [], layers);
        return layers;
    }

    private void Collect(IH5Group group, IReadOnlyList<string> path, List<SavedLayer> layers)
    {
        if (path.Count > DeepestGroup || ++groups > MostGroups)
        {
            throw new CheckpointException("The groups of the file are nested without an end; it is damaged.");
        }

        foreach (IH5Group child in group.Children().OfType<IH5Group>())
        {
            if (child.Name == "vars")
            {
                AddLayer(child, path, layers);
            }
            else if (!NoWeights.Contains(child.Name))
            {
                Collect(child, [.. path, child.Name], layers);
            }
        }
    }

    private static void AddLayer(IH5Group variables, IReadOnlyList<string> path, List<SavedLayer> layers)
    {
        string whole = string.Join('/', path.Append("vars"));
        SavedTensor[] tensors =
        [
            .. variables.Children().OfType<IH5Dataset>().Where(dataset => !Hdf5Tensor.IsCounter(dataset))
                .OrderBy(dataset => dataset.Name.Length).ThenBy(dataset => dataset.Name, StringComparer.Ordinal)
                .Select(dataset => new Hdf5Tensor(dataset, $"{whole}/{dataset.Name}", dataset.Name)),
        ];
        if (tensors.Length == 0)
        {
            return;
        }

        // The group of a model's layers says their kinds; an attribute of a model of one's own says nothing but its name.
        string name = string.Join('/', path.Count > 0 && Containers.Contains(path[0]) ? path.Skip(1) : path);
        bool numbered = path.Count > 1 && Containers.Contains(path[^2]);
        (string kind, long number) = LayerName.OfKeras(path.Count > 0 ? path[^1] : "");
        (string pattern, IReadOnlyList<long> numbers) = LayerName.Split(name);
        layers.Add(numbered
            ? new(name, kind, string.Join('/', path.SkipLast(1)), [number], tensors) { GivenName = Hdf5.Text(variables, "name") }
            : new(name, null, pattern, numbers, tensors));
    }
}
