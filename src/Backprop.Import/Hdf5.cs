using System.Buffers.Binary;
using PureHDF;

namespace Backprop.Importing;

/// <summary>What is done beside the reader of HDF5 files: it trusts its files.</summary>
internal static class Hdf5
{
    private static readonly byte[] Signature = [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Refuses a file that is no HDF5 file or shorter than it says; the reader would fill up with zeros.</summary>
    /// <exception cref="CheckpointException">It is one of these.</exception>
    public static void CheckComplete(Stream stream)
    {
        Span<byte> head = stackalloc byte[64];
        head.Clear();
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length < head.Length || !head.StartsWith(Signature))
        {
            throw new CheckpointException(
                head.StartsWith("PK"u8)
                    ? "The file is an archive; unpack model.weights.h5 from it and bring that in."
                    : "The file is no HDF5 file, or cut off in its first bytes.");
        }

        // The superblock: version 0 and 1 have the end of the file behind the base address and an unused one, 2 and 3 behind that of an extension.
        byte version = head[8];
        int addresses = version < 2 ? (version == 0 ? 24 : 28) : 12;
        byte addressBytes = version < 2 ? head[13] : head[9];
        if (version > 3 || addressBytes != sizeof(ulong))
        {
            throw new CheckpointException($"The file is an HDF5 file of a kind that is not read (superblock {version}, addresses of {addressBytes} bytes).");
        }

        ulong end = BinaryPrimitives.ReadUInt64LittleEndian(head[(addresses + 16)..]);
        if (end > (ulong)stream.Length)
        {
            throw new CheckpointException($"The file says that it has {end} bytes but has {stream.Length}; it is cut off.");
        }
    }

    /// <summary>What the reader throws at damaged files is of many types; here it is one.</summary>
    /// <exception cref="CheckpointException">The reader failed.</exception>
    public static TResult Guard<TResult>(Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (NotSupportedException exception) when (!NativeCode.IsMadeOnDemand)
        {
            throw new CheckpointException(
                $"The HDF5 file cannot be read: {exception.Message} It is of a kind that is not known, or this version of PureHDF needs code that NativeAOT left out.", exception);
        }
        catch (Exception exception) when (exception is not CheckpointException)
        {
            throw new CheckpointException($"The HDF5 file cannot be read: {exception.Message} It is damaged, or of a kind that is not known.", exception);
        }
    }

    /// <summary>A text that is attached to an object, or null.</summary>
    public static string? Text(IH5Object about, string name) =>
        about.AttributeExists(name) && about.Attribute(name) is { Type.Class: H5DataTypeClass.String or H5DataTypeClass.VariableLength } attribute
            ? attribute.Read<string>()
            : null;

    /// <summary>A list of texts that is attached to an object, perhaps in parts; null if there is none.</summary>
    public static string[]? Texts(IH5Object about, string name)
    {
        if (about.AttributeExists(name))
        {
            IH5Attribute attribute = about.Attribute(name);

            // An empty list is written as an empty list of numbers.
            return attribute.Space.Dimensions.Any(extent => extent == 0) || attribute.Space.Type == H5DataspaceType.Null ? [] : attribute.Read<string[]>();
        }

        List<string>? texts = null;
        for (int part = 0; about.AttributeExists(LegacyKerasFile.PartOf(name, part)); part++)
        {
            (texts ??= []).AddRange(about.Attribute(LegacyKerasFile.PartOf(name, part)).Read<string[]>());
        }

        return texts?.ToArray();
    }
}
