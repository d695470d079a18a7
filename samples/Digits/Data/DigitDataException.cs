namespace Digits.Data;

/// <summary>Data that is missing, damaged or not what it should be; the message tells the user what to do.</summary>
internal sealed class DigitDataException(string message, Exception? cause = null) : Exception(message, cause);
