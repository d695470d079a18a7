namespace Backprop;

/// <summary>
/// Replaces a file as a whole: the new content goes to a temporary file in the same directory, is forced to the disk and takes the old file's
/// name. Whatever happens on the way, the old file is there until the new one is complete.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">Its name; of a symbolic link the file that it points to is replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="CheckpointException">It could not be written; the file that was there before is unchanged.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var file = new FileInfo(path);
            string target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
            string temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
            try
            {
                using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                {
                    write(stream);
                    stream.Flush(flushToDisk: true);
                }

                File.Move(temporary, target, overwrite: true);
            }
            catch
            {
                DeleteQuietly(temporary);
                throw;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException(
                $"'{path}' could not be written: {exception.Message} A file of that name that was there before is unchanged.", exception);
        }
    }

    // What happened is more interesting than that the rest of it could not be removed.
    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
