using System.Text.Json;
using System.Text.Unicode;

namespace Backprop;

/// <summary>
/// Reads the header of a safetensors file, tensor by tensor, and refuses everything that is not exactly of that form. What it does not
/// hand out it does not keep, so a hostile header costs no memory.
/// </summary>
internal ref struct SafetensorsHeader
{
    private Utf8JsonReader json;
    private readonly long[] shape = new long[SafetensorsFormat.MaxRank];
    private readonly long[] offsets = new long[2];
    private bool hasMetadata;

    /// <exception cref="CheckpointException">The bytes cannot be a header.</exception>
    public SafetensorsHeader(ReadOnlySpan<byte> header)
    {
        if (header.IsEmpty || header[0] != (byte)'{')
        {
            throw new CheckpointException("The file is no safetensors file: its header does not begin with '{'.");
        }

        if (!Utf8.IsValid(header))
        {
            throw new CheckpointException("The header of the file is no valid UTF-8; the file is damaged.");
        }

        json = new(header, new JsonReaderOptions { MaxDepth = 3 });
        Advance();
    }

    /// <summary>What the metadata says about the file.</summary>
    public FileMetadata Metadata { get; private set; }

    /// <summary>The next tensor, or false behind the last one.</summary>
    /// <exception cref="CheckpointException">The header is not of the right form.</exception>
    public bool TryRead(out TensorEntry entry)
    {
        entry = default;
        while (true)
        {
            Advance();
            if (json.TokenType == JsonTokenType.EndObject)
            {
                ExpectEnd();
                return false;
            }

            string name = Text("a name", SafetensorsFormat.MaxNameBytes);
            if (name != SafetensorsFormat.Metadata)
            {
                entry = ReadEntry(name);
                return true;
            }

            if (hasMetadata)
            {
                throw new CheckpointException($"The header has '{name}' twice.");
            }

            hasMetadata = true;
            ReadMetadata();
        }
    }

    private TensorEntry ReadEntry(string name)
    {
        string? type = null;
        int rank = -1;
        long begin = -1, end = -1;
        Enter(JsonTokenType.StartObject, "tensor", name);
        while (json.TokenType != JsonTokenType.EndObject)
        {
            string key = Text("a key", 64);
            switch (key)
            {
                case "dtype" when type is null:
                    Advance();
                    type = Text("dtype", 64);
                    break;
                case "shape" when rank < 0:
                    rank = ReadNumbers(shape, "shape", name);
                    break;
                case "data_offsets" when begin < 0:
                    if (ReadNumbers(offsets, "data_offsets", name) != 2)
                    {
                        throw new CheckpointException($"The data_offsets of '{name}' are not two numbers.");
                    }

                    (begin, end) = (offsets[0], offsets[1]);
                    break;
                default:
                    throw new CheckpointException($"Tensor '{name}' has the key '{key}', which is unknown or there twice.");
            }

            Advance();
        }

        return type is null || rank < 0 || begin < 0
            ? throw new CheckpointException($"Tensor '{name}' lacks its dtype, shape or data_offsets.")
            : new(name, type, shape.AsSpan(0, rank), begin, end);
    }

    private void ReadMetadata()
    {
        FileMetadata metadata = default;
        Enter(JsonTokenType.StartObject, "the metadata", null);
        while (json.TokenType != JsonTokenType.EndObject)
        {
            // Only the values that are needed become strings: others may be as long as the header.
            string key = Text("a key of the metadata", SafetensorsFormat.MaxNameBytes);
            bool format = key == SafetensorsFormat.Format;
            bool version = key == SafetensorsFormat.Version;
            bool checksum = key == SafetensorsFormat.Checksum;
            bool state = key == SafetensorsFormat.State;
            Advance();
            if (json.TokenType != JsonTokenType.String)
            {
                throw new CheckpointException("The metadata of the file holds something else than texts.");
            }

            if ((format && metadata.Format is not null)
                || (version && metadata.Version is not null)
                || (checksum && metadata.Checksum is not null)
                || (state && metadata.State is not null))
            {
                throw new CheckpointException("The metadata of the file has a key twice.");
            }

            metadata = metadata with
            {
                Format = format ? Text("the format", 256) : metadata.Format,
                Version = version ? Text("the version", 256) : metadata.Version,
                Checksum = checksum ? Text("the checksum", 256) : metadata.Checksum,
                State = state ? Text("the state", 1024) : metadata.State,
                ChecksumAt = checksum ? (int)json.TokenStartIndex + 1 : metadata.ChecksumAt,
            };
            Advance();
        }

        Metadata = metadata;
    }

    private int ReadNumbers(Span<long> numbers, string what, string name)
    {
        int count = 0;
        Enter(JsonTokenType.StartArray, what, name);
        while (json.TokenType != JsonTokenType.EndArray)
        {
            if (count == numbers.Length)
            {
                throw new CheckpointException($"The {what} of '{name}' has more than {numbers.Length} numbers.");
            }

            if (json.TokenType != JsonTokenType.Number || json.ValueSpan[0] == (byte)'-' || !json.TryGetInt64(out numbers[count]))
            {
                throw new CheckpointException($"The {what} of '{name}' has an element that is no whole number from 0 to 2^63 - 1.");
            }

            count++;
            Advance();
        }

        return count;
    }

    // The words are put together where they are needed: names may be long, and most are in order.
    private void Enter(JsonTokenType kind, string what, string? name)
    {
        Advance();
        if (json.TokenType == kind)
        {
            Advance();
            return;
        }

        bool isObject = kind == JsonTokenType.StartObject;
        string place = name is null ? what : isObject ? $"{what} '{name}'" : $"the {what} of '{name}'";
        throw new CheckpointException($"In the header, {place} is not {(isObject ? "an object" : "a list")}.");
    }

    private void ExpectEnd()
    {
        if (Read())
        {
            throw new CheckpointException("The header of the file goes on behind its end.");
        }
    }

    private void Advance()
    {
        if (!Read())
        {
            throw new CheckpointException("The header of the file ends too early.");
        }
    }

    private bool Read()
    {
        try
        {
            return json.Read();
        }
        catch (JsonException exception)
        {
            throw new CheckpointException($"The header of the file is no valid JSON: {exception.Message}", exception);
        }
    }

    private readonly string Text(string what, int limit)
    {
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            throw new CheckpointException($"The header of the file has something else than a text for {what}.");
        }

        if (json.ValueSpan.Length > limit)
        {
            throw new CheckpointException(
                $"The header of the file has a text of {json.ValueSpan.Length} bytes for {what}; at most {limit} are allowed.");
        }

        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // Half of a surrogate pair, written as \uD800.
            throw new CheckpointException($"The header of the file has a text for {what} that is no valid Unicode.", exception);
        }
    }
}
