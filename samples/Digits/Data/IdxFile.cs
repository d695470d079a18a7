using System.Buffers.Binary;
using System.IO.Compression;

namespace Digits.Data;

/// <summary>
/// A file of the MNIST database's format IDX, gzipped or not: two zero bytes, the element type (8 for bytes), the number of dimensions, each
/// dimension as a big-endian 32-bit integer, then the elements (Y. LeCun, C. Cortes, C. J. C. Burges: "The MNIST database").
/// </summary>
/// <param name="Dimensions">For images the number of images, rows and columns; for labels their number.</param>
/// <param name="Values">The elements, the last dimension running fastest.</param>
internal sealed record IdxFile(int[] Dimensions, byte[] Values)
{
    private const byte UnsignedByte = 8;

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="DigitDataException">The file cannot be read or breaks the format.</exception>
    public static IdxFile Read(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            using Stream content = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
            return Read(content, path);
        }
        catch (EndOfStreamException)
        {
            throw new DigitDataException($"'{path}' is shorter than its header says; the copy is incomplete, fetch it again.");
        }
        catch (InvalidDataException error)
        {
            throw new DigitDataException($"'{path}' is damaged ({error.Message.TrimEnd('.')}); fetch it again.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DigitDataException($"'{path}' cannot be read: {error.Message}", error);
        }
    }

    private static IdxFile Read(Stream content, string path)
    {
        Span<byte> word = stackalloc byte[4];
        content.ReadExactly(word);
        if (word[0] != 0 || word[1] != 0 || word[2] != UnsignedByte || word[3] is < 1 or > 3)
        {
            throw new DigitDataException(
                $"'{path}' starts with {Convert.ToHexString(word)}; an IDX file of bytes starts with 000008 and its number of dimensions.");
        }

        var dimensions = new int[word[3]];
        long length = 1;
        for (int i = 0; i < dimensions.Length; i++)
        {
            content.ReadExactly(word);
            dimensions[i] = BinaryPrimitives.ReadInt32BigEndian(word);
            length = dimensions[i] is > 0 and <= 1 << 24 ? length * dimensions[i] : long.MaxValue;
            if (length > Array.MaxLength)
            {
                throw new DigitDataException($"'{path}' has {dimensions[i]} as dimension {i + 1}; that is no data set of digits.");
            }
        }

        return new(dimensions, ReadValues(content, (int)length, path));
    }

    private static byte[] ReadValues(Stream content, int length, string path)
    {
        // Grows with what is there, so that a false header cannot ask for gigabytes.
        const int Piece = 1 << 24;
        byte[] values = new byte[Math.Min(length, Piece)];
        content.ReadExactly(values);
        for (int read = values.Length; read < length;)
        {
            int more = Math.Min(length - read, Math.Max(Piece, read));
            Array.Resize(ref values, read + more);
            content.ReadExactly(values, read, more);
            read += more;
        }

        return content.ReadByte() < 0
            ? values
            : throw new DigitDataException($"'{path}' goes on after the {length} bytes that its header announces; it is not an IDX file.");
    }

    private static bool IsGzip(FileStream file)
    {
        bool gzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return gzip;
    }
}
