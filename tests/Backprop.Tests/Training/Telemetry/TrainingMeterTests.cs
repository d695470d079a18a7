using System.Diagnostics.Metrics;
using Backprop.Tests.Runtime;

namespace Backprop.Tests.Training.Telemetry;

public sealed class TrainingMeterTests
{
    [Fact]
    public void A_listener_hears_steps_samples_losses_and_rates_with_the_network_as_a_tag()
    {
        var heard = new List<(string Instrument, double Value, string Tags)>();
        var losses = new List<double>();
        History history;
        using (Listen((instrument, value, tags) => heard.Add((instrument.Name, value, Text(tags)))))
        {
            history = Train(new LambdaCallback(onTrainBatchEnd: run => losses.Add(run.TryGetMetric(0, out double loss) ? loss : double.NaN)));
        }

        // 40 samples in batches of 16, twice.
        Assert.All(heard, measurement => Assert.Contains("network=Linear", measurement.Tags));
        Assert.Equal(6, Of(TrainingMeter.Steps).Sum());
        Assert.Equal([16.0, 16, 8, 16, 16, 8], Of(TrainingMeter.Samples));
        Assert.Equal(2, Of(TrainingMeter.Epochs).Sum());
        Assert.Equal(losses, Of(TrainingMeter.Loss));
        Assert.Equal(Enumerable.Repeat((double)0.1f, 6), Of(TrainingMeter.LearningRate));
        Assert.All(Of(TrainingMeter.SamplesPerSecond), rate => Assert.True(rate > 0));
        Assert.Equal(history["val_loss"], Of(TrainingMeter.ValidationLoss));
        Assert.Equal(
            Enumerable.Range(0, 2).SelectMany(e => (double[])[history["accuracy"][e], history["val_accuracy"][e]]), Of(TrainingMeter.EpochMetric));
        Assert.Equal(
            ["network=Linear metric=accuracy", "network=Linear metric=val_accuracy"],
            heard.Where(measurement => measurement.Instrument == TrainingMeter.EpochMetric).Select(measurement => measurement.Tags).Distinct());

        double[] Of(string instrument) => [.. heard.Where(measurement => measurement.Instrument == instrument).Select(measurement => measurement.Value)];
    }

    [Fact]
    public void A_step_allocates_nothing_while_somebody_listens()
    {
        double sum = 0;
        using MeterListener listener = Listen((_, value, _) => sum += value);
        var watch = new AllocationWatch();
        Train(watch);
        Assert.Equal(6, watch.Steps);
        Assert.Equal(0, watch.Bytes);
        Assert.NotEqual(0, sum);
    }

    [Fact]
    public void A_validation_that_was_left_out_is_not_heard()
    {
        int heard = 0;
        using (Listen((instrument, _, _) => heard += instrument.Name == TrainingMeter.ValidationLoss ? 1 : 0))
        {
            Train(new LambdaCallback(), epochs: 5, validationFrequency: 2);
        }

        Assert.Equal(2, heard);
    }

    private static History Train(Callback callback, int epochs = 2, int validationFrequency = 1)
    {
        (float[] x, _) = NetworkStepTests.Singles(50, 8, 3, seed: 8);
        int[] labels = [.. Enumerable.Range(0, 50).Select(i => i % 3)];
        return new LinearNetwork<float>(8, 3, labels: true).Fit(
            new(x, labels), epochs, 16, validationSplit: 0.2, validationFrequency: validationFrequency, callbacks: [callback], degreeOfParallelism: 1,
            verbosity: Verbosity.None);
    }

    // Other tests train at the same time, on threads of their own: only what this thread measures counts.
    private static MeterListener Listen(Measured measured)
    {
        int thread = Environment.CurrentManagedThreadId;
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == TrainingMeter.Name)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Pass(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Pass(instrument, value, tags));
        listener.Start();
        return listener;

        void Pass(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (Environment.CurrentManagedThreadId == thread)
            {
                measured(instrument, value, tags);
            }
        }
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));

    private delegate void Measured(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags);
}
