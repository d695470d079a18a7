using System.Buffers.Binary;

namespace Backprop.Tests.Training.TensorBoards;

/// <summary>Takes an event file apart: TFRecord's framing, with checksums computed bit by bit.</summary>
internal static class EventReader
{
    public static List<Event> Read(string path)
    {
        // As TensorBoard does while the training goes on.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        List<Event> events = [];
        for (int at = 0; at < content.Length;)
        {
            Assert.True(content.Length - at >= 16, $"A record of {path} at {at} is cut off.");
            int length = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(content.AsSpan(at)));
            Assert.Equal(Masked(content.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(at + 8)));
            byte[] message = content.AsSpan(at + 12, length).ToArray();
            Assert.Equal(Masked(message), BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(at + 12 + length)));
            events.Add(Event.Parse(message));
            at += 16 + length;
        }

        return events;
    }

    // CRC-32C: the polynomial 0x1EDC6F41, lowest bit first, and TFRecord's mask.
    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78);
            }
        }

        crc = ~crc;
        return unchecked(((crc >> 15) | (crc << 17)) + 0xA282EAD8);
    }
}
