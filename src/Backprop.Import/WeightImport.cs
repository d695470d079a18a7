using System.Numerics;
using Backprop.Importing;
using Backprop.Runtime;

namespace Backprop;

/// <summary>Brings in weights that other libraries have saved.</summary>
/// <remarks>
/// All or nothing: everything is matched, checked and read before the first weight changes. The state of the optimizer stays as it is. The weights are
/// the same numbers, in the layout of the network; that it then predicts the same is up to its declaration: the same activations, and what the
/// libraries choose differently by default. Where PyTorch has no argument in the declaration, a normalization needs <c>Epsilon = 1e-5</c> (Keras, and
/// the default here: 1e-3), batch normalization <c>Momentum = 0.9</c> (PyTorch's 0.1 is what the new statistic counts, Keras's and this library's
/// momentum what the old one keeps). PyTorch pads on both sides alike; <c>Padding.Same</c> with strides, as Keras's, puts what is odd behind: use
/// <c>ZeroPadding2D</c> where that matters. Inputs are channels last here, also those of a network whose weights come from PyTorch.
/// </remarks>
public static class WeightImport
{
    /// <summary>
    /// Brings in weights that Keras has saved: <c>model.save_weights("m.weights.h5")</c> of Keras 3 (also the older layout with
    /// <c>_layer_checkpoint_dependencies</c>), and <c>.h5</c> files of Keras 2, weights alone or whole models.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Layers of the file are called by their groups without <c>layers</c> in front: <c>dense_1</c>, <c>functional/dense</c>. In Keras 3 these are
    /// kinds with numbers in the order of the model, not names: the n-th <c>dense</c> of the file is the n-th <c>Dense</c> of the network, unless the file
    /// knows the names (newer versions write them) and the network has the same. Files of Keras 2 have an order, and it must be the network's.
    /// Of models with branches Keras orders layers by depth; give pairs in <see cref="ImportOptions.Layers"/> where that is not the order of declaration.
    /// </para>
    /// <para>
    /// Kernels, gates and statistics are laid out alike. A <c>PReLU</c> with shared axes is repeated. The state of the optimizer, metrics and seed generators,
    /// and the <c>count</c> of a <c>Normalization</c>, are passed over. 16, 32 and 64 bits and bfloat16 are read. HDF5 has no checksum over data: damage to the structure and missing ends are found, a
    /// flipped bit in a weight is not. Archives (<c>.keras</c>) and sharded files are not read: unpack <c>model.weights.h5</c>.
    /// </para>
    /// <para>
    /// Under NativeAOT this works, but publishing a program that calls it warns of PureHDF, the reader of HDF5 files, which makes generic methods at run
    /// time. Those that weights need are compiled in. <see cref="ImportPyTorchWeights"/> has no such warning.
    /// </para>
    /// </remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">Where they go.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How layers are brought together; by default by themselves.</param>
    /// <returns>What was taken and what was not.</returns>
    /// <exception cref="CheckpointException">
    /// The file is damaged or of another kind, or does not fit: then the message lists every difference with both shapes. No weight was changed.
    /// </exception>
    /// <exception cref="IOException">The file does not exist or cannot be read. No weight was changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ImportReport ImportKerasWeights<T>(this Network<T> network, string path, ImportOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return Open(path, stream =>
        {
            using KerasFile file = new(stream);
            return Import.Run(network, file.Layers, new KerasLayout(), options ?? new());
        });
    }

    /// <summary>
    /// Brings in weights that PyTorch has saved as safetensors: <c>safetensors.torch.save_file(model.state_dict(), "m.safetensors")</c>.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Layers of the file are called by their modules: <c>features.0</c>, <c>fc1</c>. A file does not know their order (it is sorted) nor always their
    /// kind: layers whose names differ in numbers only are matched in the order of these, kind by kind, the others by shape where that is
    /// unambiguous; else give pairs in <see cref="ImportOptions.Layers"/>.
    /// </para>
    /// <para>
    /// What changes on the way: Linear [out, in] becomes [in, out]; Conv1d [out, in, k] becomes [k, in, out]; Conv2d [out, in, h, w] becomes
    /// [h, w, in, out], with groups too, and with one channel a group [in · n, 1, h, w] becomes a <c>DepthwiseConv2D</c>'s [h, w, in, n]; ConvTranspose2d
    /// [in, out, h, w] becomes [h, w, out, in]; a <c>SeparableConv2D</c> is two convolutions there; weight, bias, running_mean and running_var of
    /// BatchNorm become gamma, beta, moving_mean and moving_variance; LayerNorm, GroupNorm, RMSNorm; PReLU with one number or one a channel is repeated;
    /// behind flattened maps see <see cref="PyTorchImportOptions.FlattenOrder"/>. F16, BF16, F32 and F64 are converted. <c>num_batches_tracked</c> is passed over.
    /// A <c>Normalization</c> has no counterpart: set <c>Strict</c> to false and let <c>Adapt</c> or a file of your own give its mean and variance.
    /// Weights of other layers, quantized or parametrized ones (<c>weight_g</c>) are not understood and are left over.
    /// </para>
    /// </remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">Where they go.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How layers are brought together, and how the original flattens maps.</param>
    /// <returns>What was taken and what was not.</returns>
    /// <exception cref="CheckpointException">
    /// The file is damaged or of another kind, or does not fit: then the message lists every difference with both shapes. No weight was changed.
    /// </exception>
    /// <exception cref="IOException">The file does not exist or cannot be read. No weight was changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ImportReport ImportPyTorchWeights<T>(this Network<T> network, string path, PyTorchImportOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        PyTorchImportOptions chosen = options ?? new();
        return Open(path, stream => Import.Run(network, PyTorchFile.LayersOf(stream), new PyTorchLayout(chosen), chosen));
    }

    private static ImportReport Open(string path, Func<FileStream, ImportReport> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return read(stream);
        }
        catch (CheckpointException exception)
        {
            throw new CheckpointException($"'{path}': {exception.Message}", exception.Differences, exception.InnerException);
        }
    }
}
