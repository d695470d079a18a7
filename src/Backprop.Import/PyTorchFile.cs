using System.Numerics;

namespace Backprop.Importing;

/// <summary>A safetensors file of PyTorch.</summary>
internal static class PyTorchFile
{
    private const string Counter = "num_batches_tracked";

    /// <summary>The modules that have weights.</summary>
    /// <exception cref="CheckpointException">The file is damaged, or no safetensors file of another library.</exception>
    public static IReadOnlyList<SavedLayer> LayersOf(FileStream stream)
    {
        Dictionary<string, List<SavedTensor>> modules = new(StringComparer.Ordinal);
        byte[] header = new byte[SafetensorsFormat.ReadHeaderLength(
            stream, stream.Length, " (what torch.save writes is none: use safetensors.torch.save_file)")];
        stream.ReadExactly(header);
        long begin = stream.Position;
        long size = stream.Length - begin;
        List<(long Begin, long End, string Name)> pieces = [];
        SafetensorsHeader reader = new(header);
        while (reader.TryRead(out TensorEntry entry))
        {
            Piece piece = Piece.Of(entry, begin, size);
            pieces.Add((entry.Begin, entry.End, entry.Name));
            int dot = entry.Name.LastIndexOf('.');
            (string module, string role) = dot < 0 ? ("", entry.Name) : (entry.Name[..dot], entry.Name[(dot + 1)..]);
            if (role != Counter)
            {
                if (!modules.TryGetValue(module, out List<SavedTensor>? tensors))
                {
                    modules.Add(module, tensors = []);
                }

                tensors.Add(new FileTensor(stream, entry.Name, role, piece));
            }
        }

        if (reader.Metadata.IsOurs)
        {
            throw new CheckpointException("The file was saved by this library; load it with Load.");
        }

        CheckOrder(pieces, size);
        return [.. modules.Select(module => LayerOf(module.Key, module.Value))];
    }

    private static void CheckOrder(List<(long Begin, long End, string Name)> pieces, long size)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        long end = 0;
        foreach ((long begin, long next, string name) in pieces.OrderBy(piece => piece.Begin).ThenBy(piece => piece.End))
        {
            if (begin != end || !names.Add(name))
            {
                throw new CheckpointException($"Tensor '{name}' is there twice, overlaps with another one or leaves a hole before it; the file is damaged.");
            }

            end = next;
        }

        if (end != size)
        {
            throw new CheckpointException($"The tensors of the file need {end} bytes but {size} are there; the file is damaged.");
        }
    }

    private static SavedLayer LayerOf(string module, IReadOnlyList<SavedTensor> tensors)
    {
        IReadOnlyList<int>? ShapeOf(string role) => tensors.FirstOrDefault(tensor => tensor.Role == role)?.Shape;
        IReadOnlyList<int>? weight = ShapeOf("weight");
        string? group = ShapeOf("running_mean") is not null ? PyTorchLayout.Batches
            : weight is null ? "unknown"
            : ShapeOf("bias") is { } bias && bias.SequenceEqual(weight) ? PyTorchLayout.Vectors
            : weight.Count switch
            {
                1 => PyTorchLayout.Vectors,
                2 => PyTorchLayout.Matrices,
                3 => PyTorchLayout.Sequences,
                4 => PyTorchLayout.Images,
                _ => "unknown",
            };
        (string pattern, IReadOnlyList<long> numbers) = LayerName.Split(module);
        return new(module, group, pattern, numbers, tensors);
    }

    /// <summary>Where a tensor lies.</summary>
    private sealed record Piece(ElementFormat? Format, string Type, int[] Shape, long Begin, int Bytes)
    {
        /// <exception cref="CheckpointException">The entry contradicts itself or the file's size.</exception>
        public static Piece Of(scoped in TensorEntry entry, long begin, long size)
        {
            ElementFormat? format = ElementFormat.Find(entry.Type);
            int[] shape = new int[entry.Shape.Length];
            Int128 elements = 1;
            for (int axis = 0; axis < shape.Length; axis++)
            {
                elements = Int128.Min(elements * entry.Shape[axis], long.MaxValue);
                shape[axis] = (int)Math.Min(entry.Shape[axis], int.MaxValue);
            }

            long bytes = entry.End - entry.Begin;
            if (bytes < 0 || entry.End > size || bytes > Array.MaxLength || (format is not null && elements * format.Size != bytes))
            {
                throw new CheckpointException(
                    $"The data_offsets {entry.Begin} to {entry.End} of tensor '{entry.Name}' do not go with its shape, its type {entry.Type} "
                    + $"or the {size} bytes of the file; it is damaged.");
            }

            return new(format, entry.Type, shape, begin + entry.Begin, (int)bytes);
        }
    }

    private sealed class FileTensor(FileStream stream, string name, string role, Piece piece) : SavedTensor(name, role, piece.Shape)
    {
        public override T[] Read<T>()
        {
            if (piece.Format is not { } format)
            {
                throw new CheckpointException($"'{Name}' has the type {piece.Type} in the file; F32, F64, F16 and BF16 can be read. No weight was changed.");
            }

            byte[] bytes = new byte[piece.Bytes];
            stream.Position = piece.Begin;
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            {
                throw new CheckpointException($"The file ends within tensor '{Name}'; it is cut off. No weight was changed.");
            }

            T[] elements = new T[piece.Bytes / format.Size];
            return format.Read(bytes, elements) is >= 0 and int index ? throw TooLarge(index) : elements;
        }
    }
}
