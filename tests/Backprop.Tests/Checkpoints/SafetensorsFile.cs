using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Backprop.Runtime;

namespace Backprop.Tests.Checkpoints;

/// <summary>Safetensors files as bytes, made by the library or by hand.</summary>
internal static class SafetensorsFile
{
    public static byte[] Of<T>(Network<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    /// <summary>The file with this header and these bytes behind it.</summary>
    public static byte[] Of(string header, params byte[] data) => Of(Encoding.UTF8.GetBytes(header), data);

    public static byte[] Of(byte[] header, byte[] data)
    {
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }

    public static string HeaderOf(byte[] file) => Encoding.UTF8.GetString(file, 8, (int)BinaryPrimitives.ReadInt64LittleEndian(file));

    public static byte[] DataOf(byte[] file) => file[(8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file))..];

    public static byte[] Singles(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    public static byte[] Doubles(params double[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    public static void Load<T>(this Network<T> network, byte[] file)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream(file);
        network.Load(stream);
    }

    /// <summary>Loads from a stream that does not know its length and hands out a few bytes at a time.</summary>
    public static void LoadFromPipe<T>(this Network<T> network, byte[] file)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new Pipe(file);
        network.Load(stream);
    }

    /// <summary>The file must be refused in both ways with the weights untouched; returns the complaint.</summary>
    public static CheckpointException Refuse<T>(this Network<T> network, byte[] file)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] before = network.Parameters.Span.ToArray();
        CheckpointException exception = Assert.Throws<CheckpointException>(() => network.Load(file));
        Assert.Throws<CheckpointException>(() => network.LoadFromPipe(file));
        Assert.Equal(before, network.Parameters.Span.ToArray());
        return exception;
    }

    private sealed class Pipe(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 7)]);
    }
}
