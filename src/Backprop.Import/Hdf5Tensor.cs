using System.Numerics;
using PureHDF;

namespace Backprop.Importing;

/// <summary>A dataset of an HDF5 file.</summary>
internal sealed class Hdf5Tensor(IH5Dataset dataset, string name, string role) : SavedTensor(name, role, ShapeOf(dataset))
{
    /// <summary>Whether it is a whole number without axes, which counts something and is no weight: how often Keras's Normalization was adapted.</summary>
    public static bool IsCounter(IH5Dataset dataset) =>
        dataset.Space.Dimensions.Length == 0 && dataset.Type.Class == H5DataTypeClass.FixedPoint && Hdf5.Text(dataset, "dtype") != "bfloat16";

    /// <inheritdoc/>
    public override T[] Read<T>() => Hdf5.Guard(() => (dataset.Type.Class, dataset.Type.Size) switch
    {
        (H5DataTypeClass.FloatingPoint, 4) when typeof(T) == typeof(float) => (T[])(object)dataset.Read<float[]>(),
        (H5DataTypeClass.FloatingPoint, 8) when typeof(T) == typeof(double) => (T[])(object)dataset.Read<double[]>(),
        (H5DataTypeClass.FloatingPoint, 2) => Convert<Half, T>(dataset.Read<Half[]>()),
        (H5DataTypeClass.FloatingPoint, 4) => Convert<float, T>(dataset.Read<float[]>()),
        (H5DataTypeClass.FloatingPoint, 8) => Convert<double, T>(dataset.Read<double[]>()),
        (H5DataTypeClass.Opaque or H5DataTypeClass.FixedPoint, 2) when Hdf5.Text(dataset, "dtype") == "bfloat16" =>
            Convert<float, T>(Array.ConvertAll(dataset.Read<ushort[]>(), bits => BitConverter.Int32BitsToSingle(bits << 16))),
        (var type, var size) => throw new CheckpointException(
            $"'{Name}' has elements of {size} bytes and type {type} in the file; floating-point numbers of 16, 32 and 64 bits and bfloat16 can be read. No weight was changed."),
    });

    private static int[] ShapeOf(IH5Dataset dataset) => Array.ConvertAll(dataset.Space.Dimensions, extent => (int)Math.Min(extent, int.MaxValue));

    private T[] Convert<TFrom, T>(TFrom[] source)
        where TFrom : IBinaryFloatingPointIeee754<TFrom>
        where T : IBinaryFloatingPointIeee754<T>
    {
        T[] result = new T[source.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = T.CreateTruncating(source[i]);
            if (T.IsInfinity(result[i]) && TFrom.IsFinite(source[i]))
            {
                throw TooLarge(i);
            }
        }

        return result;
    }
}
